import type { Value } from '../../model.ts';
import * as say from '../../problems/cells.ts';
import { Remark, type Parsed } from '../column.ts';
import type { Codec } from '../resource.ts';
import { parseDigits } from './digits.ts';
import { refuse } from './refuse.ts';
import { tidy } from './tidy.ts';

/** Several Ids in one cell, apart by `;`, `|`, a space or a comma; their order means nothing. */
export const idListCodec: Codec = {
  type: 'integer[]',
  example: '101; 102; 103',
  parse: (text) => parseList(tidy(text)),
  print: (value) => listOf(value).join('; '),
  equal: (one, other) => key(one) === key(other),
};

function parseList(text: string): Parsed {
  const parts = text
    .replace(/^\[|\]$/g, '')
    .split(/[;|,\s]+/)
    .filter((part) => part !== '');
  const ids = parts.map(parseDigits);
  const wrong = ids.findIndex((id) => id < 1 || id > 2_147_483_647);
  if (wrong >= 0 || ids.length === 0) return refuse(text, () => say.notAList(text, parts[wrong] ?? text));
  const once = [...new Set(ids)];
  const repeated = ids.find((id, at) => ids.indexOf(id) !== at);
  return repeated === undefined ? once : new Remark(once, say.repeatedInList(repeated));
}

function listOf(value: Value): readonly number[] {
  return typeof value === 'object' && value !== null ? value : [];
}

function key(value: Value): string {
  if (value === null) return 'null';
  return listOf(value)
    .toSorted((a, b) => a - b)
    .join();
}
