import { csvLine } from '../../src/report/csv-line.ts';
import type { JsonObject } from '../../src/sandbox/json.ts';
import type { Random } from '../../src/sandbox/random.ts';
import * as fields from './scenario-fields.ts';

/** What must become of a row in the end; `updated` may be refused by a server that is made to refuse. */
export type Destiny = 'updated' | 'unchanged' | 'missing' | 'invalid' | 'blank';

/** A row of a file, and what must become of it. */
export interface ChaosRow {
  readonly row: number;
  readonly id: number | null;
  readonly destiny: Destiny;
  /** What the record must hold if the row is carried out. */
  readonly wants: JsonObject;
}

/** A file of rows of one record type. */
export interface ChaosFile {
  readonly name: string;
  readonly type: fields.TypeName;
  readonly text: string;
  readonly rows: readonly ChaosRow[];
}

/** Files that ask for something, and how twins are to be treated. */
export interface Scenario {
  readonly files: readonly ChaosFile[];
  readonly duplicates: 'error' | 'first' | 'last';
}

type Draft = Omit<ChaosRow, 'row'> & { readonly cells: readonly string[] };
type Records = (type: fields.TypeName) => readonly JsonObject[];

/** Makes files for one to four record types; the same chance gives the same files. */
export function makeScenario(records: Records, random: Random): Scenario {
  const duplicates = random.pick(['error', 'first', 'last'] as const);
  const chosen = fields.typeNames.filter(() => random.chance(0.5));
  const types = chosen.length === 0 ? (['contract-deposits'] as const) : chosen;
  return { duplicates, files: types.map((type) => makeFile(type, { records, random, duplicates })) };
}

interface Making {
  readonly records: Records;
  readonly random: Random;
  readonly duplicates: Scenario['duplicates'];
}

function makeFile(type: fields.TypeName, { records, random, duplicates }: Making): ChaosFile {
  const columns: readonly fields.ChaosField[] = fields.fieldsOf[type];
  const count = random.between(3, 45);
  const drafts = records(type)
    .slice(0, count)
    .map((record) => makeRow(record, columns, random));
  const others = Array.from({ length: random.between(0, 3) }, () => strayRow(columns, random));
  const [first] = drafts;
  const again = records(type)[0];
  const isTwinned = first?.destiny === 'updated' && again !== undefined && random.chance(0.5);
  const twin = isTwinned ? changedRow(again, columns, random) : null;
  const all = [...drafts, ...others];
  const settled = twin === null ? all : settleTwins([...all, twin], duplicates);
  const rows = settled.map(({ id, destiny, wants }, index) => ({ id, destiny, wants, row: index + 2 }));
  const header = csvLine(['Id', ...columns.map(({ name }) => name)], ',');
  return {
    name: `${type}.csv`,
    type,
    rows,
    text: `${[header, ...settled.map(({ cells }) => csvLine(cells, ','))].join('\n')}\n`,
  };
}

/** The first and the last row speak of one record. */
function settleTwins(rows: readonly Draft[], duplicates: Scenario['duplicates']): readonly Draft[] {
  const loser: Destiny = duplicates === 'error' ? 'invalid' : 'unchanged';
  return rows.map((row, index) => {
    const isFirst = index === 0;
    if (!isFirst && index !== rows.length - 1) return row;
    const isUsed = duplicates === (isFirst ? 'first' : 'last');
    return isUsed ? row : { ...row, destiny: loser, wants: {} };
  });
}

function makeRow(record: JsonObject, columns: readonly fields.ChaosField[], random: Random): Draft {
  const luck = random.next();
  if (luck < 0.75) return changedRow(record, columns, random);
  if (luck < 0.9) {
    const cells = columns.map((field) => fields.wantSame(field, record).cell);
    return { id: idOf(record), destiny: 'unchanged', wants: {}, cells: [String(idOf(record)), ...cells] };
  }
  const wrong = random.between(0, columns.length - 1);
  const cells = columns.map((field, at) =>
    at === wrong ? fields.unreadable(field) : fields.wantOther(field, record, random).cell,
  );
  return { id: idOf(record), destiny: 'invalid', wants: {}, cells: [String(idOf(record)), ...cells] };
}

function changedRow(record: JsonObject, columns: readonly fields.ChaosField[], random: Random): Draft {
  const certain = random.between(0, columns.length - 1);
  const wanted = columns.map((field, at) =>
    at === certain || random.chance(0.5)
      ? fields.wantOther(field, record, random)
      : { cell: field.required === true ? fields.wantSame(field, record).cell : '', value: undefined },
  );
  const wants = Object.fromEntries(
    columns.flatMap(({ name }, at): [string, JsonObject[string]][] => {
      const value = wanted[at]?.value;
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return {
    id: idOf(record),
    destiny: 'updated',
    wants,
    cells: [String(idOf(record)), ...wanted.map(({ cell }) => cell)],
  };
}

/** A row of a record that does not exist, or of nothing at all. */
function strayRow(columns: readonly fields.ChaosField[], random: Random): Draft {
  if (random.chance(0.4)) return { id: null, destiny: 'blank', wants: {}, cells: ['', ...columns.map(() => '')] };
  const id = random.between(90_000_000, 99_000_000);
  const cells = columns.map((field) => fields.wantOther(field, {}, random).cell);
  return { id, destiny: 'missing', wants: {}, cells: [String(id), ...cells] };
}

function idOf(record: JsonObject): number {
  return Number(record['Id']);
}
