import { booleanCodec } from './codecs/boolean.ts';
import { dateCodec } from './codecs/date.ts';
import { dateTimeCodec } from './codecs/date-time.ts';
import { emailCodec } from './codecs/email.ts';
import { enumCodec } from './codecs/enum.ts';
import { idCodec } from './codecs/id.ts';
import { idListCodec } from './codecs/id-list.ts';
import { integerCodec } from './codecs/integer.ts';
import { moneyCodec } from './codecs/money.ts';
import { textCodec } from './codecs/text.ts';
import type { Codec, Field } from './resource.ts';

type Details = Partial<Omit<Field, 'name' | 'codec' | 'description'>>;
type MakeField = (name: string, description: string, details?: Details) => Field;

const fieldOf =
  (codec: Codec): MakeField =>
  (name, description, details) => ({ name, codec, description, required: false, aliases: [], ...details });

/** A whole number that names a record. */
export const id = fieldOf(idCodec);
/** A whole number that counts something. */
export const integer = fieldOf(integerCodec);
/** An amount; never negative. */
export const money = fieldOf(moneyCodec);
/** Free text, left as it is. */
export const text = fieldOf(textCodec);
/** An e-mail address. */
export const email = fieldOf(emailCodec);
/** Yes or no. */
export const flag = fieldOf(booleanCodec);
/** Several ids in one cell. */
export const idList = fieldOf(idListCodec);
/** An instant; a cell without time or offset is meant in the zone of the run. */
export const dateTime = fieldOf(dateTimeCodec);
/** A calendar day, which no time zone ever moves. */
export const date = fieldOf(dateCodec);
/** One of a few values, by name or number. */
export const choice = fieldOf(enumCodec);
