import type { Resource } from '../resources/resource.ts';

/** What the user said about how to read the inputs; whatever is absent is found out. */
export interface ReadOptions {
  readonly resource: Resource | undefined;
  readonly sheet: string | undefined;
  readonly headerRow: number | undefined;
  readonly delimiter: string | undefined;
  readonly encoding: string | undefined;
  /** Headers that the user's own map explains. */
  readonly mapped: readonly string[];
}
