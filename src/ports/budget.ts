import type { BudgetUsage, Forecast } from '../model/budget.ts';

export type { BudgetUsage, Forecast };

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
