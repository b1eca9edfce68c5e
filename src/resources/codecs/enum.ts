import * as say from '../../problems/cells.ts';
import type { Column, Parsed } from '../column.ts';
import type { Codec, EnumMember } from '../resource.ts';
import { parseDigits, uselessFraction } from './digits.ts';
import { nearestOf } from './nearest.ts';
import { printValue } from './print-value.ts';
import { refuse } from './refuse.ts';
import { tidy } from './tidy.ts';

/** One of the members of its field, by name (case, spaces, `_` and `-` do not matter) or by number. */
export const enumCodec: Codec = {
  type: 'enum',
  example: 'Director',
  parse: parseMember,
  print: printValue,
  equal: (one, other) => one === other,
};

function parseMember(text: string, column: Column): Parsed {
  const members = membersOf(column);
  const exact = members.find((member) => member.name === text);
  return exact === undefined ? parseSlowly(tidy(text), column) : exact.value;
}

function parseSlowly(text: string, column: Column): Parsed {
  const members = membersOf(column);
  const number = uselessFraction.test(text) ? Number.parseInt(text, 10) : parseDigits(text);
  const member = members.find(({ name, value }) => value === number || plain(name) === plain(text));
  if (member !== undefined) return member.value;
  const names = members.map(({ name }) => name);
  return refuse(text, column, () => say.notAChoice(text, names, nearestOf(text, names)));
}

function membersOf({ field }: Column): readonly EnumMember[] {
  return field.enum ?? [];
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, '');
}
