/** Something that many may wait for, again and again. */
export interface Bell {
  /** Ends with the next ring. */
  heard(): Promise<void>;
  ring(): void;
}

/** A bell that nobody has rung yet. */
export function createBell(): Bell {
  let waiting: (() => void)[] = [];
  return {
    heard: async () => await new Promise<void>((resolve) => void waiting.push(resolve)),
    ring() {
      const all = waiting;
      waiting = [];
      for (const wake of all) wake();
    },
  };
}
