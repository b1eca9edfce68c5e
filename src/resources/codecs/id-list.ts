import type { Value } from '../../model.ts';
import * as say from '../../problems/cells.ts';
import { Remark, type Column, type Parsed } from '../column.ts';
import type { Codec } from '../resource.ts';
import { parseDigits } from './digits.ts';
import { refuse } from './refuse.ts';
import { tidy } from './tidy.ts';

/** Several Ids in one cell, apart by `;`, `|`, a space or a comma; their order means nothing, and no list is an empty one. */
export const idListCodec: Codec = {
  type: 'integer[]',
  example: '101; 102; 103',
  parse: (text, column) => parseList(tidy(text), column),
  print: (value) => listOf(value).join('; '),
  equal: (one, other) => key(one) === key(other),
};

function parseList(text: string, column: Column): Parsed {
  const parts = text
    .replace(/^\[|\]$/g, '')
    .split(/[;|,\s]+/)
    .filter((part) => part !== '');
  const ids = parts.map(parseDigits);
  const wrong = ids.findIndex((id) => id < 1 || id > 2_147_483_647);
  if (wrong >= 0 || ids.length === 0) return refuse(text, column, () => say.notAList(text, parts[wrong] ?? text));
  const once = [...new Set(ids)];
  const repeated = once.length === ids.length ? undefined : ids.find((id, at) => id !== once[at]);
  return repeated === undefined ? once : new Remark(once, say.repeatedInList(repeated));
}

function listOf(value: Value): readonly number[] {
  return typeof value === 'object' && value !== null ? value : [];
}

function key(value: Value): string {
  return listOf(value)
    .toSorted((a, b) => a - b)
    .join();
}
