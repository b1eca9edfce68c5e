import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Traffic } from '../../budget/window-wait.ts';
import type { Database, Statement } from '../../sqlite/open-database.ts';
import { isAlive } from '../sign-in/lock-file.ts';

/** Calls whose process is gone, or that never ended. */
export interface Lost {
  readonly reads: number;
  readonly writes: number;
  /** When the newest of them was let go. */
  readonly grantedAt: number;
}

/** The calls that are on their way, counted for each process. */
export interface Flights {
  depart(traffic: Traffic, now: number): void;
  /** False where the call was taken for lost already. */
  land(traffic: Traffic): boolean;
  /** Takes out and returns what will not land any more. */
  takeLost(now: number): readonly Lost[];
  /** Forgets this process, and returns what it had on its way. */
  takeOwn(): readonly Lost[];
}

const longestMs = 600_000;
const host = hostname();
// Those of this process: after the restart of a container another process had our number.
const openings = new Set<string>();

/** The calls of a target that are on their way; ours are those of this opening. */
export function openFlights(database: Database, target: number): Flights {
  const opening = randomUUID();
  openings.add(opening);
  const departing = { read: departureOf(database, 'reads'), write: departureOf(database, 'writes') };
  const landing = { read: landingOf(database, 'reads'), write: landingOf(database, 'writes') };
  const others = database.prepare('SELECT * FROM flight WHERE target = ? AND opening <> ?');
  const take = database.prepare('DELETE FROM flight WHERE target = ? AND opening = ? RETURNING *');
  return {
    depart: (traffic, now) => void departing[traffic].run(target, opening, process.pid, host, now),
    land: (traffic) => landing[traffic].get(target, opening) !== undefined,
    takeLost: (now) =>
      others
        .all(target, opening)
        .filter((row) => isLost(row, now))
        .flatMap((row) => take.all(target, String(row['opening'])).map(lostOf)),
    takeOwn() {
      openings.delete(opening);
      return take.all(target, opening).map(lostOf);
    },
  };
}

function departureOf(database: Database, column: 'reads' | 'writes'): Statement {
  const [reads, writes] = column === 'reads' ? [1, 0] : [0, 1];
  return database.prepare(
    `INSERT INTO flight (target, opening, pid, host, reads, writes, granted_at) VALUES (?, ?, ?, ?, ${reads}, ${writes}, ?)
     ON CONFLICT DO UPDATE SET ${column} = ${column} + 1, granted_at = excluded.granted_at`,
  );
}

function landingOf(database: Database, column: 'reads' | 'writes'): Statement {
  return database.prepare(
    `UPDATE flight SET ${column} = ${column} - 1 WHERE target = ? AND opening = ? AND ${column} > 0 RETURNING 1`,
  );
}

function lostOf(row: Readonly<Record<string, unknown>>): Lost {
  return { reads: Number(row['reads']), writes: Number(row['writes']), grantedAt: Number(row['granted_at']) };
}

// Of a process in another container nothing can be asked; its calls are on their way until nothing can be any more.
function isLost(row: Readonly<Record<string, unknown>>, now: number): boolean {
  if (now - Number(row['granted_at']) > longestMs) return true;
  if (row['host'] !== host) return false;
  if (row['pid'] === process.pid) return !openings.has(String(row['opening']));
  return !isAlive(Number(row['pid']));
}
