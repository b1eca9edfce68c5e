import type { Stream } from '../../budget/limits.ts';
import type { Past, Pasts } from '../../budget/window-wait.ts';
import type { Database, Statement } from '../../sqlite/open-database.ts';
import type { State } from './target.ts';

/** What is known of a window without asking the file: all uses up to this number have left it. */
interface Known {
  left: number;
  /** How far ahead the next look goes. */
  step: number;
}

interface Memory {
  readonly select: Statement;
  readonly queueOf: (stream: Stream) => number;
  readonly known: Readonly<Record<Stream, Map<number, Known>>>;
  now: number;
}

/** Looks uses up by their numbers, and looks no second time for what has left a window. */
export function createPasts(
  database: Database,
  queueOf: (stream: Stream) => number,
): (state: State, now: number) => Pasts {
  const memory: Memory = {
    select: database.prepare('SELECT at FROM use WHERE queue = ? AND number = ?'),
    queueOf,
    known: { all: new Map(), reads: new Map(), writes: new Map() },
    now: 0,
  };
  return (state, now) => {
    // On a clock that was put back, what has left a window may be inside again.
    if (now < memory.now) forget(memory);
    memory.now = now;
    return {
      all: pastOf(memory, 'all', { last: state.reads + state.writes, flying: state.flyingReads + state.flyingWrites }),
      reads: pastOf(memory, 'reads', { last: state.reads, flying: state.flyingReads }),
      writes: pastOf(memory, 'writes', { last: state.writes, flying: state.flyingWrites }),
    };
  };
}

interface End {
  /** The number of the newest use. */
  readonly last: number;
  readonly flying: number;
}

function pastOf(memory: Memory, stream: Stream, { last, flying }: End): Past {
  return (n, spanMs) => {
    if (n <= flying) return memory.now;
    const number = last + flying - n + 1;
    if (number < 1) return null;
    const known = knownOf(memory, stream, spanMs);
    if (number <= known.left) return null;
    const at = timeOf(memory, stream, number);
    if (at !== null && !hasLeft(at, spanMs, memory.now)) return at;
    known.left = number;
    if (number + known.step <= last) lookAhead(memory, { stream, spanMs, known });
    return null;
  };
}

// Large windows are mostly far from full, and then one look far ahead spares many.
function lookAhead(memory: Memory, { stream, spanMs, known }: { stream: Stream; spanMs: number; known: Known }): void {
  const at = timeOf(memory, stream, known.left + known.step);
  if (at !== null && !hasLeft(at, spanMs, memory.now)) {
    known.step = Math.max(1, Math.floor(known.step / 2));
    return;
  }
  known.left += known.step;
  known.step *= 2;
}

// A millisecond later than any rule would have it.
function hasLeft(at: number, spanMs: number, now: number): boolean {
  return at + spanMs + 1 <= now;
}

function timeOf({ select, queueOf }: Memory, stream: Stream, number: number): number | null {
  const at = select.get(queueOf(stream), number)?.['at'];
  return typeof at === 'number' ? at : null;
}

function knownOf({ known }: Memory, stream: Stream, spanMs: number): Known {
  const there = known[stream].get(spanMs);
  if (there !== undefined) return there;
  const fresh = { left: 0, step: 1 };
  known[stream].set(spanMs, fresh);
  return fresh;
}

function forget({ known }: Memory): void {
  for (const spans of Object.values(known)) spans.clear();
}
