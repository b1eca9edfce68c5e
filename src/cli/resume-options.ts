import type { Options } from 'yargs';
import type { Sending } from '../sending.ts';
import type { Arguments } from './command.ts';
import { applyOptions, takeSending } from './sending-options.ts';

/** How each flag is kept in a journal. */
const keys = {
  limits: 'limits',
  concurrency: 'concurrency',
  yes: 'isConfirmed',
  'max-errors': 'maxErrors',
  'max-changes': 'maxChanges',
  'max-clears': 'maxClears',
  'max-writes': 'maxWrites',
  'max-duration': 'maxDurationMs',
  canary: 'canary',
  'no-verify': 'verifies',
  'on-conflict': 'onConflict',
  retries: 'retries',
} as const satisfies Readonly<Record<string, keyof Sending>>;

type Flag = keyof typeof keys;

/** The options of `nexload resume`: those of the run apply unless they are said anew. */
export const resumeOptions: Readonly<Record<string, Options>> = Object.fromEntries(
  Object.keys(keys).map((flag) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those above
    const { default: _, ...options }: Options = applyOptions[flag as Flag];
    return [flag, options];
  }),
);

/** How the run was sent so far, with what is said now laid over it. A yes, and the bounds of one evening, are not inherited. */
export function takeResuming(args: Arguments, before: Sending): Sending {
  const said = takeSending(args);
  const given = Object.entries(keys).filter(([flag]) => args[flag] !== undefined);
  const anew = Object.fromEntries(given.map(([, key]) => [key, said[key]]));
  return { ...before, isConfirmed: false, maxWrites: null, maxDurationMs: null, canary: null, ...anew };
}
