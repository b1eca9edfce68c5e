import * as say from '../../problems/cells.ts';
import { Refusal, Remark } from '../column.ts';
import type { Codec } from '../resource.ts';
import { damageOf } from './damage.ts';
import { printValue } from './print-value.ts';
import { isNullWord, notAValue } from './refuse.ts';

const unremarkable = /^(?! *(?:undefined|unknown|empty) *$)[\w ][\w .,;:'!/()&@+-]*$/i;

/** Free text: kept to the last character; what looks damaged is only remarked on. */
export const textCodec: Codec = {
  type: 'string',
  example: 'text',
  parse(text, { field, clearToken }) {
    const most = field.longAbove ?? Number.POSITIVE_INFINITY;
    if (text.length > most) return new Remark(text, say.longText(text.length, most));
    if (text.length > 4 && unremarkable.test(text)) return text;
    const broken = notAValue(text.trim());
    if (broken !== null) return new Refusal(broken);
    const remark = isNullWord(text.trim()) ? say.nullWordAsText(text, clearToken) : damageOf(text);
    return remark === null ? text : new Remark(text, remark);
  },
  print: printValue,
  equal: (one, other) => (one === '' ? null : one) === (other === '' ? null : other),
};
