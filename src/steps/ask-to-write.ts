import { exitCodes } from '../errors.ts';
import type { Halt } from '../ports/calls.ts';
import type { Journal } from '../ports/journal.ts';
import { reportRun } from '../report-run.ts';
import type { ActiveRun } from './active-run.ts';
import { countRows } from './count-rows.ts';
import { forecastOf } from './forecast-of.ts';

/** Shows what would be written and asks, unless the user said yes beforehand or there is nothing to write. */
export async function askToWrite(active: ActiveRun): Promise<Halt | null> {
  const { run, settings, world } = active;
  const { journal, budget } = world;
  if (settings.sending.isConfirmed || (await countRows(journal, run.id, ['planned'])) === 0) return null;
  const now = (await journal.getRun(run.id)) ?? run;
  const [usage, forecast] = [await budget.usage(), await forecastOf(active)];
  const { flagsForRejects } = settings;
  const facts = { folder: null, budget: usage, forecast, flagsForRejects };
  const plan = await reportRun({ run: now, journal: onlyPlanned(journal), ...facts });
  if (await world.confirm(plan)) return null;
  return { kind: 'refused', message: 'the question was not answered with yes', exitCode: exitCodes.interrupted };
}

/** The journal, as if rows that are done with had never had anything to change: what was written is no part of what is asked. */
function onlyPlanned(journal: Journal): Journal {
  return {
    ...journal,
    async listEntries(run, query) {
      const entries = await journal.listEntries(run, query);
      return entries.map((entry) => (entry.state === 'planned' ? entry : { ...entry, changes: [] }));
    },
  };
}
