/** Whether anything moved, for one who waits for it. */
export interface Movement {
  moved(): void;
  /** Ends when something moved since it was last waited for, at once if so. */
  next(): Promise<void>;
}

/** Nothing moved yet. */
export function createMovement(): Movement {
  let hasMoved = false;
  let wake: (() => void) | null = null;
  return {
    moved() {
      hasMoved = true;
      wake?.();
    },
    async next() {
      if (!hasMoved) await new Promise<void>((resolve) => void (wake = resolve));
      hasMoved = false;
    },
  };
}
