import { describe, expect, test } from 'vitest';

import { UserError } from '../../src/errors.ts';
import { emptyColumnMap, parseColumnMap } from '../../src/map/column-map.ts';
import { checkRows, outlineOf } from './check-rows.ts';

describe('a column map', () => {
  test.each([
    ['', emptyColumnMap],
    ['# nothing yet\n', emptyColumnMap],
    [
      'columns:\n  Membership no: CoworkerContractId\n  Colour: null\n  Shape:\n',
      { columns: { 'Membership no': 'CoworkerContractId', Colour: null, Shape: null }, constants: {} },
    ],
    [
      'constants: {ContractContactType: Director, Refundable: yes, Price: 12.5}',
      { columns: {}, constants: { ContractContactType: 'Director', Refundable: 'yes', Price: '12.5' } },
    ],
    ['{"columns": {"No.": "Id"}}', { columns: { 'No.': 'Id' }, constants: {} }],
    ['constants: {Refundable: true}', { columns: {}, constants: { Refundable: 'true' } }],
  ])('is read from %j', (text, map) => {
    expect(parseColumnMap('map.yaml', text)).toEqual(map);
  });

  test.each([
    ['columns: [', /^map\.yaml is no YAML: /],
    ['columns: {a: b}\ncolumns: {c: d}', /^map\.yaml is no YAML: Map keys must be unique/],
    ['column: {a: Id}', /^map\.yaml is no column map: .*column/],
    ['just text', /^map\.yaml is no column map: it holds neither columns nor constants$/],
    ['columns: 3', /^map\.yaml is no column map: columns: write headers, and the name of a field for each$/],
    [
      'columns: {Price: 5}',
      /^map\.yaml is no column map: columns\.Price: write the name of a field, or null to leave the column out$/,
    ],
    ['constants: {Price: [1, 2]}', /^map\.yaml is no column map: constants\.Price: write one value$/],
    ['constants: {Price: null}', /^map\.yaml is no column map: constants\.Price: write one value$/],
  ])('that says %j is refused', (text, message) => {
    expect(() => parseColumnMap('map.yaml', text)).toThrow(UserError);
    expect(() => parseColumnMap('map.yaml', text)).toThrow(message);
  });
});

describe('a sheet with a column map', () => {
  const header = ['No.', 'Membership no', 'Price', 'Notes'];

  test('fills fields from headers of its own and constants, and leaves columns out', async () => {
    const text =
      'columns:\n  no: Id\n  membership_no: contract id\n  Notes: null\nconstants:\n  Product: 12\n  Refundable: yes\n';
    const { rows, issues } = await checkRows(
      [header, ['5', '7', '1.5', 'x']],
      { resource: 'contract-deposits' },
      { name: 'map.yaml', text },
    );
    expect(rows.map(outlineOf)).toEqual([
      { Id: 5, CoworkerContractId: 7, Price: 1.5, ProductId: 12, Refundable: true },
    ]);
    expect(issues).toEqual([]);
  });

  test('says once what is wrong with a constant, and refuses every row', async () => {
    const text = 'columns: {"No.": Id}\nconstants: {Refundable: maybe}';
    const { rows, issues } = await checkRows(
      [['No.'], ['5'], ['6']],
      { resource: 'contract-deposits' },
      { name: 'map.yaml', text },
    );
    expect(issues.filter(({ code }) => code === 'not-a-yes-or-no')).toMatchObject([
      { cell: null, field: 'Refundable', value: 'maybe' },
    ]);
    expect(rows.map(({ kind }) => kind)).toEqual(['invalid', 'invalid']);
  });

  test('refuses a field that is filled by a column and a constant', async () => {
    const text = 'constants: {Price: 5}';
    const { issues } = await checkRows(
      [
        ['Id', 'Price'],
        ['5', '1'],
      ],
      { resource: 'contract-deposits' },
      { name: 'map.yaml', text },
    );
    expect(issues.map(({ message }) => message)).toContain(
      'column B ("Price") and a constant of the map both stand for Price',
    );
  });

  test.each([
    ['columns: {"No.": Idd}', 'the column map names "Idd", which is no field of contract-deposits', 'did you mean Id?'],
    [
      'constants: {Prise: 5}',
      'the column map names "Prise", which is no field of contract-deposits',
      'did you mean Price?',
    ],
    [
      'constants: {Colour: red}',
      'the column map names "Colour", which is no field of contract-deposits',
      'write Id, CoworkerContractId, ProductId, Notes, Price or Refundable',
    ],
  ])('stops where the map says %s', async (text, message, hint) => {
    const checked = checkRows(
      [header, ['5', '7', '1', '']],
      { resource: 'contract-deposits' },
      { name: 'map.yaml', text },
    );
    await expect(checked).rejects.toMatchObject({ code: 'bad-map', message, hint });
  });
});
