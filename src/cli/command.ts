import type { Argv } from 'yargs';
import type { RunAtHand } from './run-at-hand.ts';
import type { SandboxTarget } from './sandbox-target.ts';

/** Where a command writes, and what it may know of the world it runs in. */
export interface Terminal {
  /** The result: what a pipe gets. */
  out(text: string | Uint8Array): void;
  /** Progress and talk: what a person sees. */
  err(text: string): void;
  /** True where a person looks at stderr. */
  readonly isInteractive: boolean;
  /** True where a person looks at stdout; absent means a pipe or a file. */
  readonly isOutSeen?: boolean;
  readonly hasColor: boolean;
  /** The same of stderr; absent means the same. */
  readonly hasErrColor?: boolean;
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C, SIGTERM or SIGHUP; the reason is the exit code, such as 130. */
  readonly signal: AbortSignal;
  /** Where a command leaves word of the run that it works on. */
  readonly atHand?: RunAtHand;
  /** What --sandbox means, where there is one already; else each command starts its own. */
  readonly sandbox?: SandboxTarget;
}

/** What yargs made of the command line; each command's options say which keys there are. */
export type Arguments = Readonly<Record<string, unknown>>;

/** One command: its own options, and what it does; the exit code is what it returns. */
export interface Command {
  readonly build: (yargs: Argv) => Argv;
  /** `said` has the long names of the options that the command line itself says. */
  readonly run: (args: Arguments, terminal: Terminal, said?: ReadonlySet<string>) => Promise<number>;
}
