import type { Problem } from '../../model.ts';
import * as say from '../../problems/cells.ts';
import { Refusal, type Column } from '../column.ts';

/** What Excel writes in place of a result, in English, German, French, Spanish, Italian, Dutch and Portuguese. */
const errorWords =
  'REF! N/A VALUE! DIV/0! NAME? NULL! NUM! SPILL! CALC! GETTING_DATA FIELD! BLOCKED! CONNECT! UNKNOWN! ' +
  'BEZUG! NV WERT! ZAHL! VALEUR! NOM? NOMBRE! NUL! N/D VALOR! NOMBRE? NULO! RIF! VALORE! NOME? NULLO! ' +
  'N/B VERW! WAARDE! NAAM? GETAL! LEEG! DEEL/0! N\u00daM!';
const errors: ReadonlySet<string> = new Set(errorWords.split(' ').map((word) => `#${word}`));
const formulas = /^=\s*[-+(@]*[\p{L}_$'"\d{[(]/u;
const nullWords = /^(?:null|nil|none|n\/?a|#n\/a|nan|undefined|unknown|empty|-+|\u2013|\u2014|\?+|\.+)$/i;

/** The refusal for a cell that is no value at all (formula, error, a word for nothing), else the codec's own. */
export function refuse(text: string, { field, clearToken }: Column, own: () => Problem): Refusal {
  return new Refusal(
    notAValue(text) ?? (isNullWord(text) ? say.nullWord(text, field.required ? null : clearToken) : own()),
  );
}

/** The problem of a cell that holds a formula or its error, in a column of any type. */
export function notAValue(text: string): Problem | null {
  if (text.startsWith('#') && isFormulaError(text)) return say.formulaError(text);
  return formulas.test(text) ? say.formulaText(text) : null;
}

function isFormulaError(text: string): boolean {
  return /^##+$/.test(text) || errors.has(text.toUpperCase().replace(/[\u00a1\u00bf]/g, ''));
}

/** True for the words and marks that people write for nothing. */
export function isNullWord(text: string): boolean {
  return nullWords.test(text);
}
