import * as say from '../../problems/cells.ts';
import { Refusal, Remark, type Column, type Parsed } from '../column.ts';
import type { Codec } from '../resource.ts';
import { parseDigits, scientific, uselessFraction } from './digits.ts';
import { printValue } from './print-value.ts';
import { refuse } from './refuse.ts';
import { tidy } from './tidy.ts';

const largestId = 2_147_483_647;

/** Excel keeps fifteen digits of a number and writes zeros for the others. */
const roundedByExcel = /^\d{15}0+$/;

/** An Id of the server: a whole number from 1 to 2147483647, never coerced from anything rounded. */
export const idCodec: Codec = {
  type: 'integer',
  example: '123456789',
  parse(text, column) {
    const quick = parseDigits(text);
    return quick > 0 && quick <= largestId ? quick : parseSlowly(tidy(text), column);
  },
  print: printValue,
  equal: (one, other) => one === other,
};

function parseSlowly(text: string, column: Column): Parsed {
  if (scientific.test(text)) return new Refusal(say.longIdDamaged(text));
  if (uselessFraction.test(text)) return withoutFraction(text);
  if (!/^-?\d+$/.test(text)) return refuse(text, column, () => say.notAnId(text));
  if (roundedByExcel.test(text)) return new Refusal(say.longIdDamaged(text));
  const value = Number(text);
  return value >= 1 && value <= largestId ? value : new Refusal(say.idOutOfRange(text));
}

function withoutFraction(text: string): Parsed {
  const value = Number.parseInt(text, 10);
  if (value < 1 || value > largestId) return new Refusal(say.idOutOfRange(text));
  return new Remark(value, say.wholeNumberWithFraction(text, value));
}
