import fc from 'fast-check';
import { csvLine } from '../../src/report/csv-line.ts';
import { resources } from '../../src/resources/index.ts';
import type { Field, Resource } from '../../src/resources/resource.ts';
import type { JsonObject } from '../../src/sandbox/json.ts';

const texts = ['Größe', 'note, with comma', 'say "so"', 'two\nlines', '0012', ' padded ', 'a@b.c', '-', "'so"];
const strangeTexts = [...texts, 'NULL', 'n/a', '1.1.2026', ' ', 'tab\there', '👍 ok', 'x'.repeat(300)];

/** How many records of each type the rows speak of. */
const rowsOfEach = 8;

const firstIds: Readonly<Record<string, number>> = {
  'contract-paused-periods': 21_001,
  'proposal-contracts': 31_001,
  'contract-deposits': 41_001,
  'proposal-contract-schedules': 51_001,
  'contract-contacts': 61_001,
};

/** Every record that the rows speak of. */
export const records = resources.flatMap(({ name }) =>
  Array.from({ length: rowsOfEach }, (_, at) => ({ type: name, id: (firstIds[name] ?? 0) + at })),
);

/** Files that ask for all kinds of changes of all fields: other values, none, those that are there, and deltas of lists. */
export const filesArbitrary: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .tuple(...resources.map((resource) => rowsArbitrary(resource)))
  .map((tables) => Object.fromEntries(tables.map((text, at) => [`${resources[at]?.name}.csv`, text])));

/** What a field that nothing here knows, and those that files know, may hold before a run. */
export const strangeRecords: fc.Arbitrary<readonly JsonObject[]> = fc.tuple(
  ...records.map(({ type }) => strangeArbitrary(resources.find(({ name }) => name === type)?.fields ?? [])),
);

function rowsArbitrary({ name, fields }: Resource): fc.Arbitrary<string> {
  const columns = fields.filter((field) => field.name !== 'Id');
  const row = fc.tuple(...columns.map(cellArbitrary)).map((cells) => withoutBoth(columns, cells));
  return fc
    .array(row, { minLength: rowsOfEach, maxLength: rowsOfEach })
    .map((rows) =>
      [
        ['Id', ...columns.map((column) => column.name)],
        ...rows.map((cells, at) => [String((firstIds[name] ?? 0) + at), ...cells]),
      ]
        .map((cells) => `${csvLine(cells, ',')}\n`)
        .join(''),
    );
}

function cellArbitrary(field: Field): fc.Arbitrary<string> {
  const value = valueArbitrary(field);
  return field.required ? value : fc.oneof({ weight: 3, arbitrary: value }, fc.constantFrom('', '<clear>'));
}

function valueArbitrary({ name, codec, enum: members }: Field): fc.Arbitrary<string> {
  if (name === 'ProposalContractId') return fc.constantFrom('31001', '31002', '31003');
  if (name === 'PauseFrom') return fc.constantFrom('2026-01-01', '2026-02-01T10:30:00Z');
  if (name === 'BillingDay') return fc.integer({ min: 1, max: 28 }).map(String);
  if (members !== undefined) return fc.constantFrom(...members.map((member) => member.name));
  switch (codec.type) {
    case 'integer':
    case 'enum':
      return fc.integer({ min: 1, max: 3 }).map(String);
    case 'number':
      return fc.integer({ min: 0, max: 99_999 }).map((cents) => (cents / 100).toFixed(2));
    case 'string':
      return fc.constantFrom(...texts);
    case 'email':
      return fc.constantFrom('ada@example.com', 'bob@example.com');
    case 'boolean':
      return fc.constantFrom('yes', 'no');
    case 'integer[]':
      return fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1 }).map((ids) => ids.join(';'));
    case 'date-time':
      return fc.constantFrom('2027-03-28', '2027-10-31T00:30:00Z', '2028-02-29T23:59:59Z');
    case 'date':
      return fc.constantFrom('1980-02-29', '1999-12-31');
  }
}

/** A row names a list or what to add to it, never both. */
function withoutBoth(columns: readonly Field[], cells: readonly string[]): readonly string[] {
  const listed = new Set(columns.filter((_, at) => cells[at] !== '').map(({ name }) => name));
  const isLone = cells[0]?.length === 1;
  return cells.map((cell, at) => {
    const name = columns[at]?.name ?? '';
    const list = name.replace(/^(?:Added|Removed)/, '');
    if (list === name) return isLone || !/^(?:Desks|Variants)$/.test(name) ? cell : '';
    if (cell === '<clear>') return '';
    return isLone && listed.has(list) ? '' : cell;
  });
}

function strangeArbitrary(fields: readonly Field[]): fc.Arbitrary<JsonObject> {
  const free = fields.filter(({ name, codec }) => codec.type === 'string' && name !== 'FullName');
  return fc.tuple(fc.constantFrom(...strangeTexts), fc.integer(), fc.boolean()).map(([text, number, isLong]) => ({
    ...Object.fromEntries(free.map(({ name }) => [name, isLong ? text.repeat(3) : text])),
    SystemId: `ERP ${number}`,
    FutureList: [number],
  }));
}
