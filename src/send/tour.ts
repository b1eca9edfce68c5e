import { exitCodes } from '../errors.ts';
import { createAlarm } from './alarm.ts';
import { createCanary, type Canary } from './canary.ts';
import { createFaults } from './faults.ts';
import { createPool, type Pool } from './pool.ts';
import { createProof, type Proof } from './proof.ts';
import { createRows, type Rows } from './rows.ts';
import { sendRow } from './send-row.ts';
import { freshMs, type Job, type SendableEntry, type SendWork, type Waiting } from './work.ts';

/** One tour through all rows of a run: what is left, on its way, and to be read back. */
export interface Tour {
  readonly rows: Rows;
  readonly pool: Pool;
  readonly proof: Proof;
  readonly canary: Canary;
  /** A row got as far as its state says. */
  readonly note: (entry: SendableEntry) => void;
}

/** Starts a tour. */
export function createTour(work: SendWork): Tour {
  const alarm = createAlarm((error) => haltAtFailure(work, error));
  const rows = createRows(work);
  const proof = createProof(work.verify, alarm);
  const faults = createFaults(work);
  const note = (entry: SendableEntry): void => {
    work.onRow(entry.state);
    if (entry.state === 'written') proof.add(entry);
    faults.note(entry.state);
  };
  let sentAt = Number.NEGATIVE_INFINITY;
  const workOnJob = async (job: Job, onSent: () => void): Promise<void> => {
    const noteSent = (): void => {
      sentAt = work.clock.now();
      onSent();
    };
    await workOn(work, { job, onSent: noteSent, lastSentAt: () => sentAt, rows, note, canary });
  };
  const pool = createPool(work.settings.concurrency, workOnJob, alarm);
  const canary = createCanary(work, { underWay: () => pool.busy().size, notWell: () => faults.count() });
  return { rows, pool, proof, canary, note };
}

interface Turn extends Pick<Tour, 'rows' | 'note' | 'canary'> {
  readonly job: Job;
  readonly onSent: () => void;
  /** When any write went out last, in milliseconds since 1970. */
  readonly lastSentAt: () => number;
}

async function workOn(work: SendWork, { job, onSent, lastSentAt, rows, note, canary }: Turn): Promise<void> {
  const end = await sendRow(work, job, onSent);
  switch (end.kind) {
    case 'settled':
      canary.count();
      return note(end.entry);
    case 'outdated': {
      // While others were sent, it was they who took the time, and not the limits.
      const isOvertaken = lastSentAt() >= job.until - freshMs;
      const row = isOvertaken ? { ...end.row, outdated: 0 } : end.row;
      haltAtHaste(work, row);
      return rows.putBack(row);
    }
    case 'halted':
  }
}

const mostOutdated = 5;

// With limits of a call every few minutes, no write could ever follow its read soon enough.
function haltAtHaste({ calls }: SendWork, { outdated }: Waiting): void {
  if (outdated < mostOutdated) return;
  const message = 'the limits leave no time to write a record within a minute of reading it';
  calls.halt({ kind: 'budget', message, exitCode: exitCodes.outOfBudget });
}

function haltAtFailure({ calls }: SendWork, error: unknown): void {
  const message = error instanceof Error ? error.message : 'something unexpected happened';
  calls.halt({ kind: 'trouble', message, exitCode: exitCodes.unexpected });
}
