import type { Clock, Progress } from '../ports.ts';
import { countOf } from '../report/plural.ts';
import type { Terminal } from './command.ts';

const redrawMs = 200;
const plainMs = 5_000;

/** A line on stderr that is redrawn on a terminal, and said anew every few seconds elsewhere; short jobs say nothing. */
export function createProgressLine(terminal: Terminal, clock: Clock): Progress {
  const everyMs = terminal.isInteractive ? redrawMs : plainMs;
  let next = clock.now() + everyMs;
  let drawn = false;
  return {
    report({ doing, done }) {
      const now = clock.now();
      if (now < next) return;
      next = now + everyMs;
      const line = `${doing}: ${countOf(done, 'row')} checked`;
      terminal.err(terminal.isInteractive ? `\r\u001b[K${line.slice(0, terminal.columns - 1)}` : `${line}\n`);
      drawn = terminal.isInteractive;
    },
    end() {
      if (drawn) terminal.err('\r\u001b[K');
      drawn = false;
    },
  };
}

/** Shows nothing, for --quiet, --json and --no-progress. */
export const noProgress: Progress = { report: () => undefined, end: () => undefined };
