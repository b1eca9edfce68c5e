import type { Stream } from '../../budget/limits.ts';
import type { Pasts, Traffic } from '../../budget/window-wait.ts';
import { createPasts } from './pasts.ts';
import type { Database } from '../../sqlite/open-database.ts';
import type { State } from './target.ts';

/** The uses of a target, each in the queue of all and in that of its kind, numbered from 1. */
export interface Queues {
  /** The uses up to now, seen from `state`. */
  pasts(state: State, now: number): Pasts;
  /** Puts a use at the end of its queues; the numbers are those that it has there. */
  add(traffic: Traffic, numbers: { readonly all: number; readonly own: number }, at: number): void;
  countSince(stream: Stream, since: number): number;
  /** What lies in the future was made now: the clock was put back. */
  rebase(now: number): void;
  forgetBefore(time: number): void;
}

const streams: readonly Stream[] = ['all', 'reads', 'writes'];

/** The queues of a target in the file. */
export function openQueues(database: Database, target: number): Queues {
  const queueOf = (stream: Stream): number => target * 4 + streams.indexOf(stream);
  const insert = database.prepare('INSERT INTO use (queue, number, at) VALUES (?, ?, ?)');
  const count = database.prepare('SELECT count(*) AS uses FROM use WHERE queue = ? AND at > ?');
  const rebase = database.prepare('UPDATE use SET at = ? WHERE queue = ? AND at > ?');
  const firstKept = database.prepare('SELECT number FROM use WHERE queue = ? AND at >= ? ORDER BY number LIMIT 1');
  const forget = database.prepare('DELETE FROM use WHERE queue = ? AND number < ?');
  return {
    pasts: createPasts(database, queueOf),
    add(traffic, { all, own }, at) {
      insert.run(queueOf('all'), all, at);
      insert.run(queueOf(traffic === 'write' ? 'writes' : 'reads'), own, at);
    },
    countSince: (stream, since) => Number(count.get(queueOf(stream), since)?.['uses']),
    rebase(now) {
      for (const stream of streams) rebase.run(now, queueOf(stream), now);
    },
    forgetBefore(time) {
      for (const stream of streams) {
        const kept = firstKept.get(queueOf(stream), time)?.['number'];
        forget.run(queueOf(stream), kept ?? Number.MAX_SAFE_INTEGER);
      }
    },
  };
}
