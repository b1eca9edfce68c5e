import { describe, expect, test } from 'vitest';

import { describeResource, renderResource, renderResourceList } from '../../src/report/resource-list.ts';
import { getResource, resources } from '../../src/resources/index.ts';

const look = { columns: 80, hasColor: false };
const types = ['integer', 'number', 'string', 'email', 'boolean', 'integer[]', 'date-time', 'date', 'enum'];

describe.each(resources.map((resource) => [resource.name, resource] as const))('%s', (name, resource) => {
  test('is described with exactly the promised keys', () => {
    const described = describeResource(resource);
    expect(Object.keys(described)).toEqual(['name', 'entity', 'path', 'fields']);
    expect(described.path).toBe(`/api/billing/${name.replaceAll('-', '')}`);
    for (const field of described.fields) {
      const keys = ['name', 'type', 'required', ...(field.type === 'enum' ? ['enum'] : []), 'aliases', 'description'];
      expect(Object.keys(field)).toEqual(keys);
      expect(types).toContain(field.type);
    }
    expect(JSON.parse(JSON.stringify(described))).toEqual(described);
  });

  test('is shown with every field, in lines that a terminal holds', () => {
    const text = renderResource(resource, look);
    expect(resource.fields.filter((field) => !text.includes(`  ${field.name} `))).toEqual([]);
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });
});

test('an enum is described by its numbers and names', () => {
  const contacts = getResource('contract-contacts');
  const type = contacts === undefined ? undefined : describeResource(contacts).fields.at(-1);
  expect(type).toMatchObject({
    name: 'ContractContactType',
    type: 'enum',
    required: false,
    enum: [
      { value: 0, name: 'None' },
      { value: 1, name: 'Director' },
      { value: 2, name: 'CompanyAlias' },
      { value: 3, name: 'NominatedRecipient' },
    ],
  });
});

test('the list has every record type and its required fields, in lines that a terminal holds', () => {
  const text = renderResourceList(resources, look);
  expect(text).toContain(
    'contract-deposits\n  Deposits charged with a contract. 6 fields; required: Id, CoworkerContractId,\n  ProductId.',
  );
  expect(resources.filter(({ name }) => !text.includes(`${name}\n`))).toEqual([]);
  expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
});
