import { shellWord } from '../report/shell-word.ts';
import type { Arguments } from './command.ts';
import { sayDoor, sayFolders, sayWayIn } from './say-apply.ts';

/** The call that failed. */
export interface FailedCall {
  readonly args: Arguments;
  /** The address of the run that it worked on; null where it had none. */
  readonly runAt: string | null;
}

/** The same hint, its commands in back quotes with the flags of the call that lead to the same account and the same folders. */
export function completeHint(hint: string, { args, runAt }: FailedCall): string {
  // A rehearsal has an account of its own, which is gone.
  if (args['sandbox'] === true) return hint;
  const there = runAt === null ? args : { ...args, 'base-url': runAt };
  return hint.replace(/`nexload (login|doctor|resume|runs)((?: [^`]*)?)`/g, (_, verb: string, rest: string) => {
    const flags = flagsFor[verb]?.(there) ?? [];
    return `\`${[`nexload ${verb}${rest}`, ...flags.map(shellWord)].join(' ')}\``;
  });
}

const flagsFor: Readonly<Record<string, (args: Arguments) => readonly string[]>> = {
  // It needs no way to sign in, as it is one.
  login: (args) => sayDoor({ ...args, auth: undefined }),
  doctor: sayDoor,
  // The address of a run is in the journal.
  resume: sayWayIn,
  runs: (args) => sayFolders({ ...args, reports: undefined }),
};
