import type { Json } from '../../../src/model.ts';
import type { PageFacts, PageIssue, PageStateKey } from '../../../src/report/page/page-data.ts';

/** A row as the page works with it. */
export interface Row {
  /** Its place among all rows, from 1; links name it. */
  readonly seq: number;
  readonly input: number;
  /** As the spreadsheet counts. */
  readonly row: number;
  readonly id: number | null;
  readonly state: PageStateKey;
  readonly changes: readonly RowChange[];
  readonly issues: readonly PageIssue[];
  readonly reason: string;
  readonly attempts: number;
  readonly httpStatus: number | null;
  /** In milliseconds since 1970. */
  readonly sentAt: number | null;
  readonly settledAt: number | null;
}

/** One field's change in a row. */
export interface RowChange {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
  readonly kind: ChangeKind;
}

/** A value where there was none, another value, or none where there was one. */
export type ChangeKind = 'set' | 'changed' | 'cleared';

/** Everything that the page was given. */
export interface Report {
  readonly facts: PageFacts;
  /** In order; plain rows may be missing. */
  readonly rows: readonly Row[];
}
