import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/model.ts';
import { fieldOfProperty, issueAtEntry } from '../../src/problems/at-entry.ts';
import { recordMissing } from '../../src/problems/server.ts';
import { contractContacts } from '../../src/resources/contract-contacts.ts';

const problem: Problem = recordMissing('ContractContact', 7);
const input = {
  file: 'contacts.csv',
  sheet: null,
  columns: [
    { header: 'Colour', field: null },
    { header: 'Contact id', field: 'Id' },
    ...Array.from({ length: 25 }, () => ({ header: 'Filler', field: null })),
    { header: 'Mail', field: 'Email' },
  ],
};
const entry = { row: 41, line: 43, cells: ['red', '7', ...Array.from({ length: 25 }, () => ''), 'a@b.example'] };

describe('the place of a problem with a row that left its file behind', () => {
  test('is the cell of the field, counted over all columns', () => {
    expect(issueAtEntry(input, entry, { problem, field: 'Email' })).toEqual({
      ...problem,
      file: 'contacts.csv',
      sheet: null,
      row: 41,
      line: 43,
      cell: 'AB41',
      column: 'Mail',
      field: 'Email',
      value: 'a@b.example',
      source: 'server',
    });
  });

  test.each([[null], [undefined], ['Notes']])('is the row alone for %s', (field) => {
    expect(issueAtEntry(input, entry, { problem, field, source: 'file' })).toMatchObject({
      row: 41,
      cell: null,
      column: null,
      value: null,
      field: field ?? null,
      source: 'file',
    });
  });

  test('has no value where the row is too short for one', () => {
    const short = { ...entry, cells: ['red'] };
    expect(issueAtEntry(input, short, { problem, field: 'Id' })).toMatchObject({ cell: 'B41', value: null });
  });
});

describe("the server's word for a field", () => {
  const fields = contractContacts.fields.map(({ name }) => name);

  test.each([
    ['Email', 'Email'],
    ['email', 'Email'],
    ['CoworkerContract', 'CoworkerContractId'],
    ['Country', 'CountryId'],
    ['CoworkerContractId', 'CoworkerContractId'],
    ['Coworker', 'CoworkerId'],
    ['Weather', null],
    ['', null],
  ])('%s is our %s', (property, field) => {
    expect(fieldOfProperty(fields, property)).toBe(field);
  });
});
