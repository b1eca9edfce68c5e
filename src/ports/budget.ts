/** What a call costs the budget. */
export type Traffic = 'read' | 'write';

/** Leave to make one call, or how long to wait before asking again. */
export type Reservation =
  | {
      readonly kind: 'go';
      /** To be called when the answer is there: only then does the time in the windows begin to run. */
      readonly settle: () => Promise<void>;
    }
  | { readonly kind: 'wait'; readonly ms: number; readonly why: 'window' | 'throttle' };

/** How the limits stand. */
export interface BudgetUsage {
  /** As `--limits` has it: `nexudus`, `none` or windows. */
  readonly limits: string;
  /** Writes in the last 24 hours, of this machine, on this target. */
  readonly writesToday: number;
  /** How many writes the longest window allows now; null where nothing limits them. */
  readonly writesLeft: number | null;
}

/** The API's limits as ours to spend, shared by every process on the machine and kept for days. */
export interface Budget {
  reserve(traffic: Traffic): Promise<Reservation>;
  /** The server asked to wait: nobody calls before, and everybody calls more slowly for a while. */
  throttled(waitMs: number): Promise<void>;
  /** A call went well; recovers speed that a throttle took. */
  succeeded(): Promise<void>;
  /** How many calls of the kind could be made within the time from now on; at most `most`. */
  room(traffic: Traffic, withinMs: number, most: number): Promise<number>;
  usage(): Promise<BudgetUsage>;
  /** When these calls would be over, in milliseconds since 1970, if nobody else spent anything; and after how many of the writes each day ends. */
  forecast(calls: { readonly reads: number; readonly writes: number }): Promise<Forecast>;
  close(): Promise<void>;
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
