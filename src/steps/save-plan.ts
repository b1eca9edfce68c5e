import type { Output } from '../ports.ts';
import { createPlanWriter } from '../plan/plan-file.ts';
import type { ActiveRun } from './active-run.ts';

const pageSize = 500;

/** Saves the plan of a run to a file that `apply` takes later, on this machine or another. */
export async function savePlan({ run, settings, world }: ActiveRun, output: Output): Promise<void> {
  const { journal } = world;
  const writer = createPlanWriter();
  const inputs = await journal.listInputs(run.id);
  const createdAt = new Date(run.startedAt).toISOString();
  output.write(writer.head({ run: run.id, createdAt, target: run.target, settings, inputs }));
  for (let after = 0; ;) {
    const page = await journal.listEntries(run.id, { after, limit: pageSize });
    for (const { input, row, line, cells, id, state, values, issues, changes, seen } of page)
      output.write(writer.row({ input, row, line, cells, id, state, values, issues, changes, seen }));
    after = page.at(-1)?.seq ?? after;
    if (page.length < pageSize) break;
  }
  output.write(writer.end());
  output.close();
}
