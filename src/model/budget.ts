/** The limits of the API as a run and its report tell of them. */

/** How the limits stand. */
export interface BudgetUsage {
  /** As `--limits` has it: `nexudus`, `none` or windows. */
  readonly limits: string;
  /** Writes in the last 24 hours, of this machine, on this target. */
  readonly writesToday: number;
  /** How many writes the longest window allows now; null where nothing limits them. */
  readonly writesLeft: number | null;
}

/** How long a number of calls takes under the limits. */
export interface Forecast {
  readonly reads: number;
  readonly writes: number;
  readonly durationMs: number;
  readonly endsAt: number;
  /** How many of the writes fall on which day of UTC, in order. */
  readonly days: ReadonlyArray<{ readonly date: string; readonly writes: number }>;
  /** The part of the writes left today that these writes use; 1 and more means that they do not fit. Null without a limit. */
  readonly shareOfToday: number | null;
}
