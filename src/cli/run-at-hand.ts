import type { Run } from '../model/run.ts';
import type { Journal } from '../ports/journal.ts';

/** The run that a command works on, once it is known: for whoever has to tell of it where the command cannot any more. */
export interface RunAtHand {
  current: Run | null;
  /** What was asked for; absent until the command line was looked at. */
  call?: CallAtHand;
  /** True once something went to standard output. */
  isAnswered?: boolean;
}

/** What a command line asks for, as far as it matters to whoever ends it. */
export interface CallAtHand {
  readonly wantsJson: boolean;
  readonly command: string;
}

/** The journal, and whoever has the run at hand hears of what becomes of it. */
export function keepAtHand(journal: Journal, atHand: RunAtHand): Journal {
  return {
    ...journal,
    async startRun(run) {
      await journal.startRun(run);
      atHand.current = run;
    },
    async changeRun(id, change) {
      await journal.changeRun(id, change);
      if (atHand.current?.id === id) atHand.current = { ...atHand.current, ...change };
    },
  };
}
