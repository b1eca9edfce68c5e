import { exitCodes } from '../errors.ts';
import type { MapSettings } from '../map/settings.ts';
import type { Table } from '../map/table.ts';
import { checkIntoJournal } from './check-into-journal.ts';
import type { Step } from './active-run.ts';
import { refuseTwins } from './refuse-twins.ts';

/** Checks every row of every table into the journal; a check that somebody stopped halfway ends the run, as rows are lacking. */
export function checkInputs(tables: readonly Table[], settings: MapSettings): Step {
  return async ({ run, world }) => {
    const { journal, signal } = world;
    const rows = await checkIntoJournal(tables, settings, { ...world, run: run.id });
    await journal.changeRun(run.id, { rows });
    if (signal.aborted) {
      const exitCode = typeof signal.reason === 'number' ? signal.reason : exitCodes.interrupted;
      return { kind: 'interrupted', message: 'somebody stopped it while the files were checked', exitCode };
    }
    if (tables.length > 1) await refuseTwins({ run: run.id, journal, duplicates: settings.duplicates });
    return null;
  };
}
