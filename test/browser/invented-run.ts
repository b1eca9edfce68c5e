import type { FieldChange, Issue } from '../../src/model.ts';
import type { RowState, Run, RunEvent, RunInput } from '../../src/model/run.ts';
import { defaultSending } from '../../src/sending.ts';
import type { WantedEntry, WantedRun } from './write-report.ts';

const startedAt = Date.parse('2026-11-21T09:00:00Z');
const minuteMs = 60_000;

/** Cells of people who mean no good, or just write much. */
export const hostileTexts = {
  script: '</script><script>document.title = "taken over"</script>',
  image: '<img src="http://192.0.2.1/x.png" onerror="document.title = 1">',
  formula: "=cmd|' /C calc'!A0",
  direction: 'invoice\u202efdp.exe\u200f',
  emoji: 'naïve \u{1f469}\u200d\u{1f469}\u200d\u{1f467} \u{1f1f5}\u{1f1f9} Zoë',
  long: 'x'.repeat(10_000),
} as const;

/** Twenty rows for each file, whose names mean no good either, and every state a row can end in; invented. */
export function inventedRun(): WantedRun {
  return {
    run: runOf({ exitCode: 3 }),
    inputs: [
      { input: inputOf('spring/contract-deposits.csv', 'contract-deposits', depositFields), rows: depositRows() },
      { input: inputOf('=spring/contract-contacts.csv', 'contract-contacts', contactFields), rows: contactRows() },
    ],
    events: events(),
  };
}

/** So many deposits, of which one in ten cannot be used, and the rest change unless `isPlain`. */
export function manyDeposits(count: number, isPlain: (index: number) => boolean): WantedRun {
  const rows = Array.from({ length: count }, (_, index) => {
    if (index % 10 === 3) return invalid(index);
    return isPlain(index) ? rowOf(index, { state: 'unchanged' }) : rowOf(index, updated(index, [price(index)]));
  });
  const input = inputOf('contract-deposits.csv', 'contract-deposits', depositFields);
  return { run: runOf({ exitCode: 3 }), inputs: [{ input, rows }] };
}

const depositFields = ['Id', 'CoworkerContractId', 'ProductId', 'Price', 'Notes', 'Refundable'];
const contactFields = ['Id', 'CoworkerContractId', 'FullName', 'Email', 'Notes'];

function runOf(facts: Partial<Run>): Run {
  return {
    id: '20261121-090000-apply-7f3a',
    command: 'apply',
    target: { baseUrl: 'https://spaces.nexudus.com', user: 'ops@example.com' },
    startedAt,
    finishedAt: startedAt + 12 * minuteMs,
    phase: 'settled',
    exitCode: 0,
    stopped: null,
    rows: 0,
    settings: { sending: { ...defaultSending, skipInvalid: true } },
    requests: { reads: 9, writes: 24, throttled: 2, retried: 3 },
    ...facts,
  };
}

function inputOf(file: string, resource: string, fields: readonly string[]): RunInput {
  const columns = fields.map((field) => ({ header: field, field }));
  const text = { encoding: 'utf-8', delimiter: ',', headerRow: 1, ownHeaders: [], issues: [] };
  return { file, sheet: null, sha256: 'c0ffee'.padEnd(64, '0'), resource, columns, ...text };
}

function depositRows(): readonly WantedEntry[] {
  const notes = Object.values(hostileTexts).map((text) => change('Notes', 'as agreed', text));
  return [
    ...notes.map((note, index) => rowOf(index, updated(index, [note]))),
    rowOf(6, updated(6, [price(6), change('Notes', 'call back', null)])),
    rowOf(7, updated(7, [change('Refundable', false, true)])),
    ...[8, 9, 10].map((index) => rowOf(index, { state: 'unchanged' })),
    invalid(11),
    rowOf(12, { state: 'invalid', values: null, id: null, issues: [issueOf(12, 'Price', hostileTexts.script)] }),
    rowOf(13, { state: 'missing', issues: [issueOf(13, 'Id', '41013')] }),
    rowOf(14, { state: 'rejected', ...sent(14, 200), issues: [{ ...issueOf(14, 'Price', '-5'), source: 'server' }] }),
    rowOf(15, { state: 'stale', changes: [price(15)] }),
    rowOf(16, { state: 'failed', ...sent(16, 500), attempts: 6, changes: [price(16)] }),
    rowOf(17, { state: 'sending', ...sent(17, 200), httpStatus: null, settledAt: null, changes: [price(17)] }),
    rowOf(18, { state: 'planned', changes: [price(18)] }),
    rowOf(19, { state: 'blank', values: null, id: null }),
  ];
}

function contactRows(): readonly WantedEntry[] {
  return Array.from({ length: 20 }, (_, index) => {
    const at = index + 20;
    if (index % 5 === 4) return rowOf(at, { state: 'unchanged' });
    return rowOf(at, updated(at, [change('FullName', `Ada ${index}`, `Ada B. ${index}`)]));
  });
}

function rowOf(index: number, facts: Partial<WantedEntry> & { readonly state: RowState }): WantedEntry {
  const row = (index % 20) + 2;
  const id = 41_000 + index;
  const nothing = { issues: [], changes: [], seen: null, before: null };
  const unsent = { attempts: 0, httpStatus: null, sentAt: null, settledAt: null };
  return {
    row: index < 40 ? row : index + 2,
    line: row,
    cells: [String(id)],
    id,
    values: {},
    ...nothing,
    ...unsent,
    ...facts,
  };
}

function updated(index: number, changes: readonly FieldChange[]): Partial<WantedEntry> & { readonly state: RowState } {
  return { state: 'updated', changes, ...sent(index, 200) };
}

function sent(
  index: number,
  httpStatus: number,
): Pick<WantedEntry, 'attempts' | 'httpStatus' | 'sentAt' | 'settledAt'> {
  const sentAt = startedAt + (index % 40) * 17_000;
  return { attempts: 1, httpStatus, sentAt, settledAt: sentAt + 900 };
}

function invalid(index: number): WantedEntry {
  return rowOf(index, { state: 'invalid', values: null, issues: [issueOf(index, 'Price', 'ten')] });
}

function price(index: number): FieldChange {
  return change('Price', 100 + index, 110 + index);
}

function change(field: string, before: FieldChange['before'], after: FieldChange['after']): FieldChange {
  return { field, before, after, clears: after === null };
}

function issueOf(index: number, field: string, value: string): Issue {
  const row = index + 2;
  return {
    code: 'not-an-amount',
    severity: 'error',
    file: 'spring/contract-deposits.csv',
    sheet: null,
    row,
    line: row,
    cell: `D${row}`,
    column: field,
    field,
    value,
    message: `"${value}" is not an amount`,
    hint: 'write it like 1250.00',
    source: 'file',
  };
}

function events(): readonly RunEvent[] {
  const at = (minutes: number): number => startedAt + minutes * minuteMs;
  return [
    { at: at(0), kind: 'started', ms: 0 },
    { at: at(2), kind: 'throttled', ms: 20_000 },
    { at: at(3), kind: 'retried', ms: 400 },
    { at: at(4), kind: 'waited', ms: 30_000 },
    { at: at(8), kind: 'resumed', ms: 0 },
    { at: at(12), kind: 'finished', ms: 0 },
  ];
}
