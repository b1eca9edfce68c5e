import { exitCodes, UserError } from '../errors.ts';
import { goOn } from './go-on.ts';

/** Where a file of ours cannot be used and a new one would do. */
const makeRoom = 'move it away, or say --home with another folder; nothing in it was touched';

export const journalForeign = (file: string): UserError =>
  new UserError({ code: 'journal-foreign', message: `${file} is there and is no journal of nexload`, hint: makeRoom });

export const journalEmpty = (file: string): UserError =>
  new UserError({
    code: 'journal-empty',
    message: `the journal ${file} is empty: what was in it is lost`,
    hint: 'put a copy back if there is one; else move the file away, and a new journal is begun',
  });

export const journalDamaged = (file: string, cause: unknown): UserError =>
  new UserError({
    code: 'journal-damaged',
    message: `the journal ${file} is damaged`,
    hint: 'put a copy back if there is one; else move it away together with the files beside it that begin with its name',
    cause,
  });

export const journalNewer = (file: string): UserError =>
  new UserError({
    code: 'journal-newer',
    message: `the journal ${file} was written by a newer nexload`,
    hint: 'update nexload, or say --home with another folder',
  });

export const journalVanished = (file: string): UserError =>
  new UserError({
    code: 'journal-vanished',
    message: `the journal ${file} is not there any more, so nothing more was sent`,
    hint: `put the folder back, then ${goOn}; or apply the files again: what was written already agrees`,
    exitCode: exitCodes.stopped,
  });

export const journalReadOnly = (file: string, cause: unknown): UserError =>
  new UserError({
    code: 'journal-read-only',
    message: `the journal ${file} cannot be written`,
    hint: 'make the file and its folder writable, or say --home with a folder that you may write to',
    cause,
  });

export const journalUnreachable = (file: string, cause: unknown): UserError =>
  new UserError({
    code: 'journal-unreachable',
    message: `the journal ${file} cannot be opened`,
    hint: 'check that it is a file that you may read and write, in a folder where new files can be made',
    cause,
  });

export const diskFull = (file: string, cause: unknown): UserError =>
  new UserError({
    code: 'disk-full',
    message: `the disk is full, and the journal ${file} cannot grow`,
    hint: `make room, then ${goOn}`,
    exitCode: exitCodes.stopped,
    cause,
  });

export const diskFailing = (file: string, cause: unknown): UserError =>
  new UserError({
    code: 'disk-failing',
    message: `the disk reports an error at the journal ${file}`,
    hint: `check the disk, then ${goOn}`,
    exitCode: exitCodes.stopped,
    cause,
  });

export const journalBusy = (file: string, cause: unknown): UserError =>
  new UserError({
    code: 'journal-busy',
    message: `another program holds the journal ${file} and does not let go`,
    hint: `wait until it is done, then ${goOn}`,
    exitCode: exitCodes.stopped,
    cause,
  });

/** After a prune: the rows are out of the tables, and their bytes are not out of the file. */
export const journalNotCompacted = (file: string, cause: unknown): UserError =>
  new UserError({
    code: 'journal-not-compacted',
    message: `another program holds the journal ${file}: the rows are removed, but what they held can still be found in the bytes of the file`,
    hint: 'wait until it is done, then give the same command again',
    exitCode: exitCodes.locked,
    cause,
  });

/** The run that works on a target. */
export interface Holder {
  readonly run: string;
  readonly pid: number;
  /** In milliseconds since 1970. */
  readonly since: number;
}

export const targetHeld = (holder: Holder | null): UserError =>
  new UserError({
    code: 'target-held',
    message:
      holder === null
        ? 'another run works on this account'
        : `run ${holder.run} works on this account (process ${holder.pid}, since ${new Date(holder.since).toISOString()})`,
    hint: 'wait until it is done, or end it with Ctrl-C; `nexload resume` goes on with it later',
    exitCode: exitCodes.locked,
  });
