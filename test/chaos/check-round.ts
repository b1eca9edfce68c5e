import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { isObject, parseJson, plainText, type JsonObject } from '../../src/sandbox/json.ts';
import type { LoggedRequest } from '../../src/sandbox/http/request-log.ts';
import type { ChaosFile, ChaosRow } from './make-scenario.ts';
import type { Round } from './play-round.ts';
import type { Ended } from './run-doomed.ts';
import { keyOf, typeNames } from './scenario-fields.ts';

/** What the comparison found. */
export interface Verdict {
  readonly run: string;
  readonly faults: readonly string[];
  /** The records whose rows the server would not take, or gave no answer about for too long. */
  readonly refused: ReadonlySet<string>;
}

interface Line {
  readonly file: string;
  readonly row: number;
  readonly resource: string;
  readonly id: string;
  readonly status: string;
}

type Job = 'apply' | 'rollback';

/** Compares records, report and rows.csv with what had to come of the round, field by field and row by row. */
export async function checkRound(round: Round, ended: Ended, job: Job): Promise<Verdict> {
  const document = parseJson(ended.stdout);
  if (!isObject(document) || !isObject(document['run'])) throw new Error(`no report: ${ended.stdout}${ended.stderr}`);
  const run = plainText(document['run']['id']);
  const lines = await readRows(join(round.folder, 'reports'), run);
  const refused = new Set(lines.filter(({ status }) => ['rejected', 'failed'].includes(status)).map(keyOfLine));
  const faults = [
    ...checkBooks(document['totals'], lines),
    ...(job === 'apply' ? checkRows(round, lines) : checkRestored(lines)),
    ...checkRecords(round, refused, job),
    ...(await findSecrets(round)),
  ];
  return { run, refused, faults: faults.map((fault) => `${job}: ${fault}`) };
}

/** Writes that were carried out although an earlier one of ours had made the record so. */
export function countNeedless(requests: readonly LoggedRequest[]): number {
  const times = new Map<string, number>();
  for (const { method, path, id, status, fault } of requests) {
    const wasDone = fault === null ? status === 200 || status === null : fault.startsWith('apply-then');
    if (method === 'PUT' && wasDone) times.set(`${path} ${id}`, (times.get(`${path} ${id}`) ?? 0) + 1);
  }
  return [...times.values()].reduce((sum, count) => sum + count - 1, 0);
}

/** The rows.csv of the last report of a run. */
async function readRows(reports: string, run: string): Promise<readonly Line[]> {
  const folders = (await readdir(reports)).filter((name) => name === run || name.startsWith(`${run}-`));
  const number = (name: string): number => Number(name.slice(run.length + 1) || 1);
  const last = folders.toSorted((one, other) => number(one) - number(other)).at(-1) ?? run;
  const text = await readFile(join(reports, last, 'rows.csv'), 'utf8');
  const lines: readonly Record<string, string>[] = parse(text, { columns: true });
  return lines.map((line) => ({
    file: line['file'] ?? '',
    row: Number(line['row']),
    resource: line['resource'] ?? '',
    id: line['id'] ?? '',
    status: line['status'] ?? '',
  }));
}

function checkBooks(totals: unknown, lines: readonly Line[]): readonly string[] {
  if (!isObject(totals)) return ['the report has no totals'];
  const { rows, ...states } = totals;
  const sum = Object.values(states).reduce<number>((all, count) => all + Number(count), 0);
  const counted = Object.entries(states).filter(([state, count]) => {
    const word = state === 'notAttempted' ? 'not-attempted' : state;
    return lines.filter(({ status }) => status === word).length !== count;
  });
  return [
    ...(sum === rows ? [] : [`the totals add up to ${sum}, not to ${plainText(rows)}`]),
    ...(lines.length === rows ? [] : [`rows.csv has ${lines.length} lines for ${plainText(rows)} rows`]),
    ...counted.map(([state, count]) => `rows.csv does not have ${plainText(count)} rows that are ${state}`),
  ];
}

function checkRows({ scenario }: Round, lines: readonly Line[]): readonly string[] {
  const all = scenario.files.flatMap((file) => file.rows.map((row) => ({ file, row })));
  const surplus =
    lines.length === all.length ? [] : [`${lines.length} rows in rows.csv, and the files have ${all.length}`];
  return [...surplus, ...all.flatMap(({ file, row }) => checkRow(file, row, lines))];
}

function checkRow(file: ChaosFile, { row, destiny }: ChaosRow, lines: readonly Line[]): readonly string[] {
  const mine = lines.filter((line) => line.file === file.name && line.row === row);
  if (mine.length !== 1) return [`${file.name} row ${row} stands in rows.csv ${mine.length} times`];
  const status = mine[0]?.status ?? '';
  // What the server does not take, or the network does not bring, is no fault of ours; everything else is certain.
  const mayBe =
    destiny === 'updated'
      ? ['updated', 'rejected', 'failed']
      : [destiny, ...(destiny === 'invalid' || destiny === 'blank' ? [] : ['failed'])];
  return mayBe.includes(status) ? [] : [`${file.name} row ${row} is ${status}, not ${destiny}`];
}

function checkRestored(lines: readonly Line[]): readonly string[] {
  return lines
    .filter(({ status }) => !['updated', 'rejected', 'failed'].includes(status))
    .map((line) => `${keyOfLine(line)} is ${line.status}`);
}

function checkRecords(round: Round, refused: ReadonlySet<string>, job: Job): readonly string[] {
  const wanted = new Map<string, JsonObject>(
    round.scenario.files.flatMap(({ type, rows }) =>
      rows.filter(({ destiny }) => destiny === 'updated').map(({ id, wants }) => [`${type} ${id}`, wants] as const),
    ),
  );
  return typeNames.flatMap((type) =>
    round.sandbox.records(type).flatMap((record) => {
      const key = keyOf(type, record);
      const before = round.records.get(key) ?? {};
      const isDone = refused.has(key) === (job === 'rollback');
      return compare(key, { record, before, wants: isDone ? (wanted.get(key) ?? {}) : {} });
    }),
  );
}

interface Compared {
  readonly record: JsonObject;
  readonly before: JsonObject;
  readonly wants: JsonObject;
}

// Who wrote last, and what the server derives from other fields, is the server's business.
const derived = new Set(['UpdatedOn', 'UpdatedBy', 'ToStringText', 'PauseFromLocal', 'ProposalContractQuantity']);

function compare(key: string, { record, before, wants }: Compared): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(record)]);
  return [...names].flatMap((name) => {
    if (derived.has(name) || (name.startsWith('FloorPlanDesk') && 'Desks' in wants)) return [];
    const due = name in wants ? wants[name] : before[name];
    const [is, mustBe] = [JSON.stringify(record[name]), JSON.stringify(due)];
    return is === mustBe ? [] : [`${key}: ${name} is ${is}, and must be ${mustBe}`];
  });
}

async function findSecrets({ folder, sandbox }: Round): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found = await Promise.all(
    files.map(async (file) => ((await readFile(file)).includes(sandbox.token) ? [file] : [])),
  );
  return found.flat().map((file) => `${file} holds the token`);
}

function keyOfLine({ resource, id }: Line): string {
  return `${resource} ${id}`;
}
