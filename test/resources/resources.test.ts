import { describe, expect, test } from 'vitest';

import { plainHeader, getFieldByHeader, countKnownHeaders, isOwnColumn } from '../../src/resources/header-names.ts';
import { getResource, resources } from '../../src/resources/index.ts';
import type { Field, Resource, Rule } from '../../src/resources/resource.ts';

const table = resources.map((resource) => [resource.name, resource] as const);
const fields = resources.flatMap((resource) => resource.fields.map((field) => ({ resource, field })));

describe.each(table)('the table of %s', (name, resource) => {
  test('is found by its slug', () => {
    expect(getResource(name)).toBe(resource);
  });

  test('gives no name or alias to two fields', () => {
    const owners = resource.fields.flatMap((field) => namesOf(field).map((one) => [one, field.name] as const));
    expect(
      owners.filter(([one, owner]) => owners.some(([other, another]) => one === other && owner !== another)),
    ).toEqual([]);
  });

  test('repeats no alias, and none that the field is called anyway', () => {
    for (const field of resource.fields) expect(namesOf(field)).toEqual([...new Set(namesOf(field))]);
  });

  test('has a clause to describe each field and ends it with a period', () => {
    expect(resource.fields.filter(({ description }) => !/^[A-Z].*[^.]\.$/.test(description))).toEqual([]);
    expect(resource.description).toMatch(/^[A-Z].*[^.]\.$/);
  });

  test('knows what else people call each field', () => {
    expect(resource.fields.filter(({ aliases }) => aliases.length === 0)).toEqual([]);
  });

  test('has rules about fields that it has', () => {
    const known = new Set(resource.fields.map((field) => field.name));
    const named = resource.rules.flatMap(fieldsOf);
    expect(named.filter((field) => !known.has(field))).toEqual([]);
  });

  test('comes behind its parent', () => {
    const names = resources.map((one) => one.name);
    const parent = resource.parent;
    expect(parent === undefined || (names.includes(parent) && names.indexOf(parent) < names.indexOf(name))).toBe(true);
  });

  test('has nicknames that no other record type could mean', () => {
    const others = resources
      .filter((one) => one !== resource)
      .flatMap((one) => [one.name, one.entity, ...one.nicknames]);
    const mine = resource.nicknames.map(plainHeader);
    expect(mine.filter((nickname) => others.some((other) => plainHeader(other).includes(nickname)))).toEqual([]);
  });
});

describe('a header', () => {
  const spellings: readonly (readonly [string, (name: string) => string])[] = [
    ['as it is', (name) => name],
    ['in small letters', (name) => name.toLowerCase()],
    ['in capitals', (name) => name.toUpperCase()],
    ['with spaces between the words', (name) => words(name).join(' ')],
    ['with underscores', (name) => words(name).join('_').toLowerCase()],
    ['with hyphens', (name) => words(name).join('-')],
    ['with a no-break space and a byte-order mark', (name) => `\ufeff${words(name).join('\u00a0')} `],
    [
      'in full-width letters',
      (name) => name.replace(/[A-Za-z]/g, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0)),
    ],
    ['with the mark of a required field', (name) => `${name} *`],
  ];

  test.each(spellings)('finds its field %s, by name and by every alias', (_, spell) => {
    const lost = fields.filter(({ resource, field }) =>
      [field.name, ...field.aliases].some((name) => getFieldByHeader(resource, spell(name)) !== field),
    );
    expect(lost.map(({ field }) => field.name)).toEqual([]);
  });

  test.each([
    ['contract-contacts', 'post code', 'PostCode'],
    ['contract-contacts', 'E-mail', 'Email'],
    ['contract-contacts', 'DOB', 'DateOfBirth'],
    ['contract-contacts', 'Zip/Postal Code', 'PostCode'],
    ['contract-contacts', 'Town / City', 'CityName'],
    ['contract-contacts', 'Mobile No.', undefined],
    ['contract-contacts', 'Mobile number', 'PhoneNumber'],
    ['contract-contacts', 'contract contact type', 'ContractContactType'],
    ['contract-paused-periods', 'Contract Id', 'CoworkerContractId'],
    ['contract-paused-periods', 'Start date', 'PauseFrom'],
    ['contract-paused-periods', 'End date', 'PauseUntil'],
    ['contract-paused-periods', 'Freeze reason', 'Notes'],
    ['proposal-contracts', 'Notice period (days)', 'CancellationLimitDays'],
    ['proposal-contracts', 'Contract start date', 'StartDate'],
    ['proposal-contracts', 'Contract end date', 'ContractTerm'],
    ['proposal-contracts', 'Plan', 'TariffId'],
    ['proposal-contracts', 'Desk IDs', 'Desks'],
    ['contract-deposits', 'Deposit amount', 'Price'],
    ['contract-deposits', 'Refundable?', 'Refundable'],
    ['proposal-contract-schedules', 'Effective from', 'ApplyOn'],
    ['proposal-contract-schedules', 'New price', 'Price'],
  ])('of %s that says %s means %s', (name, header, field) => {
    expect(getFieldByHeader(resourceOf(name), header)?.name).toBe(field);
  });

  test('counts once for a field, however often it is there', () => {
    expect(countKnownHeaders(resourceOf('contract-deposits'), ['Id', 'id', 'Record Id', 'Price', 'Colour', ''])).toBe(
      2,
    );
  });

  test.each([
    ['nexload_error', true],
    [' NEXLOAD_row', true],
    ['nexload', false],
    ['error', false],
  ])('%j is a column of our own: %s', (header, own) => {
    expect(isOwnColumn(header)).toBe(own);
  });
});

function fieldsOf(rule: Rule): readonly string[] {
  const parts = Object.entries<string | readonly string[]>(rule).filter(([key]) => key !== 'kind');
  return parts.flatMap(([, names]) => names);
}

function namesOf({ name, aliases }: Field): readonly string[] {
  return [name, ...aliases].map(plainHeader);
}

function words(name: string): readonly string[] {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').split(' ');
}

function resourceOf(name: string): Resource {
  const resource = getResource(name);
  if (resource === undefined) throw new Error(`no record type ${name}`);
  return resource;
}
