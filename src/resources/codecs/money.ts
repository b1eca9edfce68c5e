import type { Value } from '../../model.ts';
import * as say from '../../problems/cells.ts';
import { Refusal, Undecided, type Column, type Parsed } from '../column.ts';
import type { Codec } from '../resource.ts';
import { parseDecimal, signEvidence } from './decimal.ts';
import { parseDigits } from './digits.ts';
import { printValue } from './print-value.ts';
import { refuse } from './refuse.ts';
import { tidy } from './tidy.ts';

/** Amounts closer than this are the same money. */
const half = 0.000_05;

/** An amount without its currency, never negative. */
export const moneyCodec: Codec = {
  type: 'number',
  example: '1250.00',
  parse(text, column) {
    const quick = parseDigits(text);
    return quick >= 0 ? quick : parseSlowly(text, column);
  },
  evidence: (text) => signEvidence(bareAmount(text)),
  print: printAmount,
  equal: (one, other) =>
    one === other || (one !== null && other !== null && Math.abs(Number(one) - Number(other)) < half),
};

const currency = String.raw`[A-Z]{0,3}\p{Sc}|kr\.?|Fr\.?|Rs\.?|zł|Kč|Ft`;
const currencyBefore = new RegExp(String.raw`^([+-]?) ?(?:[A-Z]{3}(?=[\s\d.,+-])|${currency}) ?`, 'u');
const currencyBehind = new RegExp(String.raw` ?(?:(?<=[\s\d.,])[A-Z]{3}|${currency})$`, 'u');

/** The characters of an amount without currency signs, codes and the brackets that accountants put around a negative one. */
function bareAmount(text: string): string {
  const bare = withoutCurrency(tidy(text));
  return /^\(.*\)$/.test(bare) ? `-${withoutCurrency(bare.slice(1, -1))}` : bare;
}

function withoutCurrency(text: string): string {
  return text
    .replace(/\u2212/g, '-')
    .replace(currencyBefore, '$1')
    .replace(currencyBehind, '');
}

/** Three decimals could be thousands to who reads them; four cannot. */
function printAmount(value: Value): string {
  return printValue(value).replace(/\.\d{3}$/, '$&0');
}

function parseSlowly(text: string, column: Column): Parsed {
  const bare = bareAmount(text);
  if (bare.endsWith('%')) return new Refusal(say.percentage(text));
  const evidence = signEvidence(bare);
  if (evidence === 'either' && column.mixed) return new Refusal(say.numberAmongMixed(text));
  if (evidence !== null && column.decimal === null) return new Undecided('decimal');
  const value = parseDecimal(bare, column.decimal ?? '.');
  if (value === null && evidence !== null) return new Refusal(say.notANumberWith(text, column.decimal ?? '.'));
  if (value === null) return refuse(tidy(text), column, () => say.notANumber(text));
  return value < 0 ? new Refusal(say.negative(text)) : value;
}
