import { simulate, type Start } from './simulate.ts';

/** When a number of calls is over. */
export interface Course {
  readonly endsAt: number;
  readonly days: ReadonlyArray<{ readonly date: string; readonly writes: number }>;
}

const dayMs = 86_400_000;

/** Makes the calls in thought, the reads spread evenly among the writes. */
export function forecast(start: Start, { reads, writes }: { readonly reads: number; readonly writes: number }): Course {
  const next = simulate(start);
  const days = new Map<number, number>();
  let at = start.at - start.latencyMs;
  for (let call = 0; call < reads + writes; call++) {
    const isWrite = isWriteAt(call, reads, writes);
    at = next(isWrite ? 'write' : 'read');
    const day = Math.floor(at / dayMs);
    if (isWrite) days.set(day, (days.get(day) ?? 0) + 1);
  }
  return {
    endsAt: at + start.latencyMs,
    days: [...days].map(([day, count]) => ({ date: dateOf(day), writes: count })),
  };
}

// Each read comes before the writes that it serves.
function isWriteAt(call: number, reads: number, writes: number): boolean {
  const writesBefore = (calls: number): number => Math.floor((calls * writes) / (reads + writes));
  return writesBefore(call + 1) > writesBefore(call);
}

function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
