import { parseLimits } from '../../budget/limits.ts';
import { gatesOf } from '../../budget/window-wait.ts';
import type { RunEvent } from '../../model/run.ts';
import type { PageMark, PageTime } from './page-data.ts';
import { standstillsOf } from './standstills.ts';

/** Counts writes by time as rows come, in memory that hardly grows with them. */
export interface TimeLine {
  /** `at` in milliseconds since 1970. */
  take(at: number): void;
  result(facts: TimeFacts): PageTime | null;
}

/** What the picture of a run over time needs besides its writes. */
export interface TimeFacts {
  readonly until: number;
  /** True where the run came to an end of its own; else it was killed. */
  readonly hasEnd: boolean;
  /** As `--limits` has it; null where it is not known. */
  readonly limits: string | null;
}

/** Each is a multiple of the one before, so that counts can be added up. */
const stepsMs = [1_000, 5_000, 15_000, 60_000, 300_000, 900_000, 3_600_000, 21_600_000, 86_400_000];

const mostCounts = 4_000;
const mostSteps = 720;
const minuteMs = 60_000;

/** A time line without writes, that begins at this time; the events are those of the whole run. */
export function createTimeLine(from: number, events: readonly RunEvent[]): TimeLine {
  const kills = createKillFinder(from, events);
  let level = 0;
  let counts = new Map<number, number>();

  function coarsen(): void {
    const ratio = (stepsMs[level + 1] ?? 0) / (stepsMs[level] ?? 1);
    level += 1;
    const coarse = new Map<number, number>();
    for (const [step, count] of counts) {
      const at = Math.floor(step / ratio);
      coarse.set(at, (coarse.get(at) ?? 0) + count);
    }
    counts = coarse;
  }

  return {
    take(at) {
      const step = Math.max(0, Math.floor((at - from) / (stepsMs[level] ?? 1)));
      counts.set(step, (counts.get(step) ?? 0) + 1);
      kills.take(at);
      if (counts.size > mostCounts && level < stepsMs.length - 1) coarsen();
    },
    result(facts) {
      const until = Math.max(from, facts.until, ...events.map(({ at }) => at));
      while ((until - from) / (stepsMs[level] ?? 1) > mostSteps && level < stepsMs.length - 1) coarsen();
      const stepMs = stepsMs[level] ?? 1;
      const writes = [...counts].toSorted(([one], [other]) => one - other);
      const limits = facts.limits ?? 'none';
      const budget = budgetOf(limits);
      const told = [
        ...events.filter(({ kind }) => kind !== 'waited'),
        ...standstillsOf(events, { from, stepMs, writes, budget }),
      ].toSorted((one, other) => one.at - other.at);
      const marks = marksOf(told, facts.hasEnd, { from, until, stepMs, ...kills });
      if (writes.length === 0 && marks.every(({ kind }) => kind === 'started' || kind === 'finished')) return null;
      return { from, until, stepMs, writes, budget, limits, marks };
    },
  };
}

/** Knows of each time a run went on when it had written last; steps are too coarse for that, as they may hold writes of both. */
function createKillFinder(from: number, events: readonly RunEvent[]) {
  const resumed = events.filter(({ kind }) => kind === 'resumed').map(({ at }) => ({ at, lastWrite: from }));
  return {
    take(at: number): void {
      for (const one of resumed) if (at < one.at) one.lastWrite = Math.max(one.lastWrite, at);
    },
    lastWriteBefore: (at: number): number => resumed.find((one) => one.at === at)?.lastWrite ?? from,
  };
}

/** The least of what the windows up to a minute let through in a minute. */
function budgetOf(limits: string): number | null {
  const short = gatesOf(parseLimits(limits), 'write').filter(({ spanMs }) => spanMs <= minuteMs);
  if (short.length === 0) return null;
  return Math.floor(Math.min(...short.map(({ count, spanMs }) => (count * minuteMs) / spanMs)));
}

interface Frame {
  readonly from: number;
  readonly until: number;
  readonly stepMs: number;
  readonly lastWriteBefore: (at: number) => number;
}

const lifecycle: ReadonlySet<RunEvent['kind']> = new Set(['started', 'resumed', 'stopped', 'finished']);

function marksOf(events: readonly RunEvent[], hasEnd: boolean, frame: Frame): readonly PageMark[] {
  const marks: PageMark[] = [];
  let isGoing = false;
  let lastAt = frame.from;
  for (const { at, kind, ms } of events) {
    if (kind === 'resumed' && isGoing) marks.push(killedAt(Math.max(lastAt, frame.lastWriteBefore(at))));
    if (lifecycle.has(kind)) {
      marks.push({ at, kind, ms, count: 1 });
      isGoing = kind === 'started' || kind === 'resumed';
    } else addToStep(marks, { at, kind, ms }, frame.stepMs);
    lastAt = Math.max(lastAt, kind === 'waited' ? at + ms : at);
  }
  if (isGoing) marks.push(hasEnd ? { ...killedAt(frame.until), kind: 'stopped' } : killedAt(frame.until));
  return marks;
}

function killedAt(at: number): PageMark {
  return { at, kind: 'killed', ms: 0, count: 1 };
}

/** What happens again and again is said once for each step of time. */
function addToStep(marks: PageMark[], { at, kind, ms }: RunEvent, stepMs: number): void {
  const index = marks.findLastIndex((mark) => mark.kind === kind);
  const there = marks[index];
  if (there !== undefined && at - there.at < stepMs) {
    marks[index] = { ...there, ms: there.ms + ms, count: there.count + 1 };
  } else marks.push({ at, kind, ms, count: 1 });
}
