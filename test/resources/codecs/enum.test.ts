import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { enumCodec } from '../../../src/resources/codecs/enum.ts';
import { expectAnswers, expectEquality, expectRoundTrip, readCell, sayCell } from './read-cell.ts';

const members = [
  { value: 0, name: 'None' },
  { value: 1, name: 'Director' },
  { value: 2, name: 'CompanyAlias' },
  { value: 3, name: 'NominatedRecipient' },
];
const field = { enum: members };

describe('one of the choices of a field', () => {
  test.each([
    ['Director', 1],
    ['director', 1],
    ['DIRECTOR', 1],
    ['Company Alias', 2],
    ['company_alias', 2],
    ['company-alias', 2],
    ['Nominated\u00a0Recipient', 3],
    ['None', 0],
    ['none', 0],
    ['0', 0],
    ['3', 3],
    ['3.0', 3],
    [' 2 ', 2],
  ])('%j is %d', (text, value) => {
    expect(readCell(enumCodec, text, { field })).toEqual({ value });
  });

  test.each([
    ['4', 'not-a-choice'],
    ['-1', 'not-a-choice'],
    ['1.5', 'not-a-choice'],
    ['Manager', 'not-a-choice'],
    ['null', 'null-word'],
    ['#N/A', 'formula-error'],
    ['=B2', 'formula-text'],
  ])('%j is refused as %s', (text, code) => {
    expect(readCell(enumCodec, text, { field })).toEqual({ refused: code });
  });

  test.each([
    ['Directr', 'did you mean Director?'],
    ['dierctor', 'did you mean Director?'],
    ['Nominated', 'did you mean NominatedRecipient?'],
    ['company', 'did you mean CompanyAlias?'],
    ['Manager', 'write None, Director, CompanyAlias or NominatedRecipient'],
  ])('%j is answered with %j', (text, hint) => {
    expect(sayCell(enumCodec, text, { field })).toEqual([
      'error',
      'not-a-choice',
      `"${text}" is not one of the choices`,
      hint,
    ]);
  });

  test('is a member, whatever the text', () => {
    expectAnswers(enumCodec, (value) => members.some((member) => member.value === value), field);
  });

  test('is read back from what is printed', () => {
    const values = fc.constantFrom(...members.map(({ value }) => value));
    expectRoundTrip(enumCodec, values, field);
    expectEquality(enumCodec, values);
  });
});
