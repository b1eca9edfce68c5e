import type { EntryUpdate, NewEntry } from '../model/run.ts';
import type { Journal } from '../ports/journal.ts';
import type { SavedPlan } from '../plan/read-plan.ts';
import type { PlannedRow } from '../plan/plan-file.ts';
import type { Step } from './active-run.ts';

const pageSize = 500;

/** Takes a saved plan into the journal, as if its inputs had just been checked and compared. */
export function loadPlan(plan: SavedPlan): Step {
  return async ({ run, world: { journal } }) => {
    await copyPlan(plan, run.id, journal);
    return null;
  };
}

/** Copies the inputs and rows of a saved plan into a run of a journal. */
export async function copyPlan(plan: SavedPlan, run: string, journal: Journal): Promise<void> {
  for (const [input, facts] of plan.head.inputs.entries()) await journal.saveInput(run, input, facts);
  let rows = 0;
  for await (const page of pagesOf(plan.rows())) {
    await addPage({ journal, run, page, before: rows });
    rows += page.length;
  }
  await journal.changeRun(run, { rows });
}

interface PageWork {
  readonly journal: Journal;
  readonly run: string;
  /** Rows of one input. */
  readonly page: readonly PlannedRow[];
  /** How many rows were added before. */
  readonly before: number;
}

async function addPage({ journal, run, page, before }: PageWork): Promise<void> {
  const [first] = page;
  if (first === undefined) return;
  const entries = page.map(({ row, line, cells, id, state, values, issues }): NewEntry => ({
    row,
    line,
    cells,
    id,
    state,
    values,
    issues,
  }));
  await journal.addEntries(run, first.input, entries);
  const updates = page.flatMap(({ changes, seen }, at): EntryUpdate[] =>
    seen === null ? [] : [{ seq: before + at + 1, changes, seen }],
  );
  if (updates.length > 0) await journal.updateEntries(run, updates);
}

/** Pages that never hold rows of two inputs. */
async function* pagesOf(rows: AsyncIterable<PlannedRow>): AsyncGenerator<readonly PlannedRow[]> {
  let page: PlannedRow[] = [];
  for await (const row of rows) {
    if (page.length === pageSize || (page.length > 0 && page[0]?.input !== row.input)) {
      yield page;
      page = [];
    }
    page.push(row);
  }
  if (page.length > 0) yield page;
}
