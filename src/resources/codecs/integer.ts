import * as say from '../../problems/cells.ts';
import { Refusal, Remark, type Column, type Parsed } from '../column.ts';
import type { Codec } from '../resource.ts';
import { parseDigits, uselessFraction } from './digits.ts';
import { printValue } from './print-value.ts';
import { refuse } from './refuse.ts';
import { tidy } from './tidy.ts';

const largestInteger = 2_147_483_647;

/** A count: a whole number within the range of its field. */
export const integerCodec: Codec = {
  type: 'integer',
  example: '12',
  parse(text, column) {
    const quick = parseDigits(text);
    return quick < 0 ? parseSlowly(tidy(text), column) : inRange(text, quick, column);
  },
  print: printValue,
  equal: (one, other) => one === other,
};

function parseSlowly(text: string, column: Column): Parsed {
  if (text.endsWith('%')) return new Refusal(say.percentage(text));
  const remarkable = uselessFraction.test(text);
  if (!remarkable && !/^[+-]?\d+$/.test(text)) return refuse(text, column, () => say.notAWholeNumber(text));
  const value = inRange(text, Number.parseInt(text, 10), column);
  if (typeof value !== 'number' || !remarkable) return value;
  return new Remark(value, say.wholeNumberWithFraction(text, value));
}

function inRange(text: string, value: number, { field }: Column): Parsed {
  const { min = -largestInteger, max = largestInteger } = field;
  if (value < min) return new Refusal(say.tooSmall(text, min));
  return value > max ? new Refusal(say.tooLarge(text, max)) : value;
}
