import type { OpenOptions } from '../open-tables.ts';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import type { SandboxOptions } from '../sandbox/settings.ts';
import type { Terminal } from './command.ts';
import { readSeeds } from './read-seeds.ts';
import type { Target } from '../io/account/target.ts';

/** A sandbox inside this process in place of an account, until it is closed. */
export interface SandboxTarget {
  /** To be laid over what the options say: no other way in may be tried there. */
  readonly target: Pick<Target, 'baseUrl' | 'isBasic' | 'tokenCommand'>;
  /** The environment to sign in with; no secret of the user's is in it. */
  readonly env: Terminal['env'];
  readonly sandbox: Sandbox;
  close(): Promise<void>;
}

/** How the sandbox is to behave; without a word on limits there are none. */
export type SandboxWishes = Pick<SandboxOptions, 'limits' | 'records'>;

/** Starts a sandbox on this machine with the records that the inputs name, holding other values than they ask for. */
export async function openSandboxTarget(inputs: OpenOptions, wishes: SandboxWishes = {}): Promise<SandboxTarget> {
  const sandbox = await startSandbox({ limits: 'none', records: 20, ...wishes, seeds: await readSeeds(inputs) });
  return {
    target: { baseUrl: sandbox.baseUrl, isBasic: false, tokenCommand: null },
    env: { NEXLOAD_TOKEN: sandbox.token },
    sandbox,
    close: () => sandbox.close(),
  };
}
