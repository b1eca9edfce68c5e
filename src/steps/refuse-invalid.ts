import { exitCodes } from '../errors.ts';
import type { Halt } from '../ports/calls.ts';
import type { ActiveRun } from './active-run.ts';
import { countRows } from './count-rows.ts';

/** Stops before anything is read from the account where rows cannot be used, unless the user wants the others sent. */
export async function refuseInvalid({ run, settings, world }: ActiveRun): Promise<Halt | null> {
  if (settings.sending.skipInvalid || (await countRows(world.journal, run.id, ['invalid'])) === 0) return null;
  return { kind: 'invalid', message: 'other rows cannot be used', exitCode: exitCodes.invalidInput };
}
