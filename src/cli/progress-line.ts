import type { Clock, Progress } from '../ports.ts';
import type { Terminal } from './command.ts';
import { createFollower } from './follower.ts';

const redrawMs = 200;
const plainMs = 5_000;
const longWaitMs = 5_000;
const heartbeatMs = 60_000;

/** Calls again and again, until what it gives is called; it keeps no process alive. */
export type Repeat = (ms: number, tick: () => void) => () => void;

/** A line on stderr that is redrawn on a terminal, and said anew every few seconds elsewhere; short jobs say nothing. */
export function createProgressLine(terminal: Terminal, clock: Clock, repeat: Repeat = repeatQuietly): Progress {
  const line = terminal.isInteractive ? createDrawnLine(terminal, clock) : createPlainLines(terminal, clock);
  let stop: (() => void) | null = null;
  return {
    report(step) {
      line.report(step);
      // While everything waits nobody reports, and the line has to live on by itself.
      stop ??= repeat(redrawMs, line.tick);
    },
    end() {
      stop?.();
      stop = null;
      line.end();
    },
  };
}

/** Shows nothing, for --quiet, --json and --no-progress. */
export const noProgress: Progress = { report: () => undefined, end: () => undefined };

type Line = Progress & { readonly tick: () => void };

function createDrawnLine(terminal: Terminal, clock: Clock): Line {
  const follower = createFollower();
  let next = clock.now() + redrawMs;
  let drawn = '';
  const draw = (line: string): void => {
    if (line !== drawn) terminal.err(`\r\u001b[K${line}`);
    drawn = line;
  };
  const tick = (): void => {
    const now = clock.now();
    if (now < next) return;
    next = now + redrawMs;
    const width = terminal.columns - 1;
    draw(follower.say(now, width).slice(0, width));
  };
  return {
    tick,
    report(step) {
      follower.take(step, clock.now());
      tick();
    },
    end: () => draw(''),
  };
}

function createPlainLines(terminal: Terminal, clock: Clock): Line {
  const follower = createFollower();
  let saidAt = clock.now();
  let isWaitSaid = false;
  const look = (now: number, waitedMs: number | null): void => {
    isWaitSaid &&= waitedMs !== null;
    if (!isDue({ waitedMs, isWaitSaid, silentMs: now - saidAt })) return;
    terminal.err(`${follower.say(now)}\n`);
    saidAt = now;
    isWaitSaid = waitedMs !== null;
  };
  return {
    tick() {
      const now = clock.now();
      const waitedMs = follower.waitedMs(now);
      if (waitedMs !== null) look(now, waitedMs);
    },
    report(step) {
      const now = clock.now();
      follower.take(step, now);
      look(now, follower.waitedMs(now));
    },
    end: () => undefined,
  };
}

interface Silence {
  /** How long everything has waited; null where it does not. */
  readonly waitedMs: number | null;
  readonly isWaitSaid: boolean;
  readonly silentMs: number;
}

// A long wait is said once, and then so seldom that a night of it fits on a few pages.
function isDue({ waitedMs, isWaitSaid, silentMs }: Silence): boolean {
  if (waitedMs === null) return silentMs >= plainMs;
  return isWaitSaid ? silentMs >= heartbeatMs : waitedMs >= longWaitMs;
}

function repeatQuietly(ms: number, tick: () => void): () => void {
  const timer = setInterval(tick, ms).unref();
  return () => clearInterval(timer);
}
