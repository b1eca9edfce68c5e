import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { resources } from '../../src/resources/index.ts';

/** The vendor's pages that this project was made from; they lie beside the repository where it is tested, not in it. */
const folder = join(import.meta.dirname, '../../../shared/seeds');

/** What the pages call a string or an integer, and the API means more exactly. */
const refinements: Readonly<Record<string, string>> = {
  'ContractPausedPeriod.PauseFrom': 'date-time',
  'ContractPausedPeriod.PauseUntil': 'date-time',
  'ProposalContract.StartDate': 'date-time',
  'ProposalContract.ContractTerm': 'date-time',
  'ProposalContract.CancellationDate': 'date-time',
  'ProposalContractSchedule.ApplyOn': 'date-time',
  'ContractContact.Email': 'email',
  'ContractContact.DateOfBirth': 'date',
  'ContractContact.ContractContactType': 'enum',
};

const pages = existsSync(folder)
  ? readdirSync(folder).map((file) => parsePage(readFileSync(join(folder, file), 'utf8')))
  : [];

describe.skipIf(pages.length === 0)(
  'the record types, held to the pages of the API where ../shared/seeds has them',
  () => {
    test('are the five that the pages describe', () => {
      expect(resources.map(({ entity }) => entity).toSorted()).toEqual(pages.map(({ entity }) => entity).toSorted());
    });

    test.each(pages.map((page) => [page.entity, page] as const))('%s has the same path, fields and enum', (_, page) => {
      const resource = resources.find(({ entity }) => entity === page.entity);
      expect({ entity: resource?.entity, path: resource?.path, fields: resource?.fields.map(tableRow) }).toEqual(page);
    });

    test('refine only fields that the pages know', () => {
      const known = pages.flatMap(({ entity, fields }) => fields.map(({ name }) => `${entity}.${name}`));
      expect(Object.keys(refinements).filter((name) => !known.includes(name))).toEqual([]);
    });
  },
);

interface PageField {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly enum: readonly { readonly value: number; readonly name: string }[];
}

function tableRow({
  name,
  codec,
  required,
  enum: members = [],
}: (typeof resources)[number]['fields'][number]): PageField {
  return { name, type: codec.type, required, enum: members };
}

function parsePage(text: string): { entity: string; path: string; fields: readonly PageField[] } {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const entity = /Updates an existing (\w+) record/.exec(text)?.[1] ?? '';
  const path = lines.slice(lines.indexOf('PUT') + 1, lines.indexOf('{')).join('');
  const members = between(lines, 'Enums', 'Request Body').flatMap((line) => {
    const member = /^(\d+)(\w+)$/.exec(line);
    return member === null ? [] : [{ value: Number(member[1]), name: member[2] ?? '' }];
  });
  const body = between(lines, 'Request Body', 'Code Examples');
  const fields = body.flatMap((type, at): readonly PageField[] => {
    if (!/^(?:integer(?:\[\])?|number|string|boolean)$/.test(type)) return [];
    const name = body[at - 1] ?? '';
    const isEnum = /See \w+ enum above/.test(body[at + 1] ?? '');
    return [
      {
        name,
        type: refinements[`${entity}.${name}`] ?? type,
        required: body[at + 1] === 'required',
        enum: isEnum ? members : [],
      },
    ];
  });
  return { entity, path, fields };
}

function between(lines: readonly string[], first: string, last: string): readonly string[] {
  return lines.includes(first) ? lines.slice(lines.indexOf(first) + 1, lines.indexOf(last)) : [];
}
