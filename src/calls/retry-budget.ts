/** How many retries all calls together may make. */
export interface RetryBudget {
  /** Each success adds a part of a retry. */
  earn(): void;
  /** False where there is none to spend. */
  spend(): boolean;
  /** A server that is well again is granted some. */
  refresh(): void;
}

const fullBudget = 20;
const freshBudget = 5;
// A server that fails more than a fifth of all requests is in trouble of its own.
const earnedBySuccess = 0.25;

/** A full budget of retries. */
export function createRetryBudget(): RetryBudget {
  let left = fullBudget;
  return {
    earn() {
      left = Math.min(fullBudget, left + earnedBySuccess);
    },
    spend() {
      if (left < 1) return false;
      left -= 1;
      return true;
    },
    refresh() {
      left = Math.max(left, freshBudget);
    },
  };
}
