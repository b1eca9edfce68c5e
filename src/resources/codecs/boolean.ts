import * as say from '../../problems/cells.ts';
import type { Codec } from '../resource.ts';
import { refuse } from './refuse.ts';
import { tidy } from './tidy.ts';

const words = new Map<string, boolean>([
  ...['yes', 'y', 'true', '1', 'on'].map((word) => [word, true] as const),
  ...['no', 'n', 'false', '0', 'off'].map((word) => [word, false] as const),
]);

/** Yes or no, in the words people and programs use for it. */
export const booleanCodec: Codec = {
  type: 'boolean',
  example: 'yes',
  parse: (text, column) =>
    words.get(text) ?? words.get(tidy(text).toLowerCase()) ?? refuse(tidy(text), column, () => say.notAYesOrNo(text)),
  print: (value) => (value === null ? '' : value === true ? 'yes' : 'no'),
  equal: (one, other) => one === other,
};
