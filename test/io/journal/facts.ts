import type { NewEntry, Run, RunInput } from '../../../src/model/run.ts';

/** A run that has just begun. */
export function runOf(id: string, facts: Partial<Run> = {}): Run {
  return {
    id,
    command: 'apply',
    target: { baseUrl: 'https://spaces.nexudus.com', user: 'ada@example.com' },
    startedAt: 1_700_000_000_000,
    finishedAt: null,
    phase: 'checking',
    exitCode: null,
    stopped: null,
    rows: 0,
    settings: { mode: 'merge', maxErrors: '10%' },
    requests: { reads: 0, writes: 0, throttled: 0, retried: 0 },
    ...facts,
  };
}

/** An input of a record type, without anything remarkable. */
export function inputOf(resource: string, facts: Partial<RunInput> = {}): RunInput {
  return {
    file: `${resource}.csv`,
    sheet: null,
    sha256: 'f'.repeat(64),
    resource,
    encoding: 'utf-8',
    delimiter: ',',
    headerRow: 1,
    columns: [
      { header: 'Id', field: 'Id' },
      { header: 'Colour', field: null },
    ],
    ownHeaders: [],
    issues: [],
    ...facts,
  };
}

/** A row as it comes from a file. */
export function newEntry(facts: Partial<NewEntry> = {}): NewEntry {
  return {
    row: 2,
    line: 2,
    cells: ['7', 'red'],
    id: 7,
    state: 'drafted',
    values: { Price: 12.5 },
    issues: [],
    ...facts,
  };
}
