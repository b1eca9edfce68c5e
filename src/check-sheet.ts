import { createLearner, type Learner } from './map/learn.ts';
import { columnRemarks, isSameKnowledge, type Knowledge } from './map/knowledge.ts';
import { createRowMapper, type RowMapper } from './map/map-row.ts';
import type { MapSettings } from './map/settings.ts';
import type { Table } from './map/table.ts';
import type { Batch, CheckedRow, Issue } from './model.ts';

/** Who takes the rows of a sheet as they are checked. */
export interface RowSink {
  /**
   * Starts, or starts again and forgets everything: `sheetIssues` concern the whole sheet, and rows that they spoil carry them too;
   * `conventions` say how the columns are read, by their index.
   */
  start(sheetIssues: readonly Issue[], conventions: Knowledge['conventions']): void;
  take(checked: CheckedRow): void;
  /** The end of the rows, with what is remarkable about whole columns; not whole where somebody stopped the check. */
  finish(remarks: readonly Issue[], isWhole: boolean): void;
  /** Called between batches, and at the end, for a sink that has to wait for what it writes to. */
  settle?(): Promise<void>;
}

/** What goes along with a check. */
export interface CheckOptions {
  readonly settings: MapSettings;
  readonly signal: AbortSignal;
  readonly onRows: (count: number) => void;
}

/** Twice is the rule where something is learned; overlaps that only the right date order shows can make it three times. */
const mostPasses = 4;

const nothing: Knowledge = {
  conventions: new Map(),
  duplicates: new Map(),
  overlaps: new Map(),
  merged: [],
  remarks: [],
  headless: [],
};

/**
 * Checks every row of a sheet. Date orders, twins and merged cells are known for sure only after the last row; most files
 * confirm on the first pass what their first rows suggested, and the others are gone through again with what was learned.
 */
export async function checkSheet(table: Table, sink: RowSink, options: CheckOptions): Promise<void> {
  let known: Knowledge | null = null;
  for (let pass = 1; ; pass++) {
    const { used, learned } = await passOver(table, sink, { ...options, known });
    if (pass === mostPasses || options.signal.aborted || isSameKnowledge(used, learned)) {
      sink.finish(columnRemarks(table, learned), !options.signal.aborted);
      return sink.settle?.();
    }
    known = learned;
  }
}

async function passOver(table: Table, sink: RowSink, options: CheckOptions & { readonly known: Knowledge | null }) {
  const learner = createLearner(table, options.settings);
  const startMapper = (used: Knowledge) => {
    const mapper = createRowMapper(table, options.settings, used);
    sink.start(mapper.sheetIssues, used.conventions);
    return { mapper, used };
  };
  let started: ReturnType<typeof startMapper> | null = null;
  let rows = 0;
  for await (const batch of table.sheet.rows()) {
    if (options.signal.aborted) break;
    learner.see(batch);
    started ??= startMapper(options.known ?? { ...nothing, conventions: learner.conventions() });
    takeBatch(batch, started.mapper, { learner, sink });
    await sink.settle?.();
    rows += batch.rows.length;
    options.onRows(rows);
  }
  started ??= startMapper(options.known ?? nothing);
  return { used: started.used, learned: learner.knowledge() };
}

function takeBatch(batch: Batch, mapper: RowMapper, { learner, sink }: { learner: Learner; sink: RowSink }): void {
  for (const row of batch.rows) {
    const checked = mapper.map(row);
    learner.learn(checked);
    sink.take(checked);
  }
}
