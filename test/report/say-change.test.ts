import { describe, expect, test } from 'vitest';
import type { FieldChange } from '../../src/model.ts';
import { sayChange, sayChanges } from '../../src/report/say-change.ts';
import { getResource } from '../../src/resources/index.ts';
import { changeOf } from './fill-journal.ts';

describe('a change in words', () => {
  const cases: ReadonlyArray<readonly [string, FieldChange, string]> = [
    ['contract-deposits', changeOf('Price', 100, 110.5), 'Price 100 -> 110.5'],
    ['contract-deposits', changeOf('Price', null, 110), 'Price (empty) -> 110'],
    ['contract-deposits', changeOf('Price', 110, null), 'clears Price, was 110'],
    ['contract-deposits', changeOf('Refundable', false, true), 'Refundable no -> yes'],
    ['contract-deposits', changeOf('Notes', 'a', 'b'), 'Notes "a" -> "b"'],
    ['contract-deposits', changeOf('Notes', '', 'b'), 'Notes (empty) -> "b"'],
    ['contract-contacts', changeOf('ContractContactType', 0, 1), 'ContractContactType None -> Director'],
    ['contract-contacts', changeOf('ContractContactType', 99, 1), 'ContractContactType 99 -> Director'],
    [
      'contract-contacts',
      changeOf('DateOfBirth', '1980-12-31T00:00:00Z', '1981-12-31'),
      'DateOfBirth 1980-12-31 -> 1981-12-31',
    ],
    [
      'contract-paused-periods',
      changeOf('PauseUntil', '2025-12-31T00:00:00Z', '2026-01-31T12:30:05Z'),
      'PauseUntil 2025-12-31 00:00 UTC -> 2026-01-31 12:30:05 UTC',
    ],
    [
      'contract-paused-periods',
      changeOf('PauseUntil', 'soon', '2026-01-31T12:30:00.0000000Z'),
      'PauseUntil "soon" -> 2026-01-31 12:30 UTC',
    ],
    ['proposal-contracts', changeOf('Desks', [], [1, 2]), 'Desks (empty) -> [1, 2]'],
    ['proposal-contracts', changeOf('Desks', [1, 2], null), 'clears Desks, was [1, 2]'],
    [
      'proposal-contracts',
      changeOf('Desks', [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
      'Desks [1, 2, 3, 4, 5, 6, 7, 8, 9] -> [1, 2, 3, 4, 5, 6, 7, 8 and 2 more]',
    ],
    ['no-such-type', changeOf('Field', { a: 1 }, 'x'), 'Field "{"a":1}" -> "x"'],
  ];

  test.each(cases)('of %s: %j', (resource, change, said) => {
    expect(sayChange(change, getResource(resource))).toBe(said);
  });

  test('cuts a long text, and keeps it whole where a cell of a file says it', () => {
    const change = changeOf('Notes', 'a', 'b'.repeat(300));
    expect(sayChange(change, undefined)).toBe(`Notes "a" -> "${'b'.repeat(59)}\u2026"`);
    expect(sayChanges([change], undefined)).toBe(`Notes "a" -> "${'b'.repeat(300)}"`);
    expect(sayChanges([changeOf('Notes', 'a', '\u{1f600}'.repeat(900))], undefined).length).toBeLessThan(1_030);
  });

  test('puts all changes of a row behind each other', () => {
    const changes: readonly FieldChange[] = [changeOf('Price', 100, 110), changeOf('Notes', 'a', 'b')];
    expect(sayChanges(changes, getResource('contract-deposits'))).toBe('Price 100 -> 110; Notes "a" -> "b"');
    expect(sayChanges([], undefined)).toBe('');
  });

  test.each(['a\r\n\nb', '\u001b[2Ja', '\u202ea', 'a\u2028b'])('is one line that orders nothing, for %j', (text) => {
    const change = changeOf('Notes', text, text);
    expect(sayChange(change, undefined)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
    expect(sayChanges([change], undefined)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
  });
});
