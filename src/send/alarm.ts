/** Keeps the first thing that went wrong in work that nobody waits for. */
export interface Alarm {
  /** Ends with the work, and never fails. */
  guard(work: Promise<void>): Promise<void>;
  /** Throws what went wrong, if anything did. */
  check(): void;
}

/** `onFailure` is told at once. */
export function createAlarm(onFailure: (error: unknown) => void): Alarm {
  let failure: { readonly error: unknown } | null = null;
  return {
    guard: async (work) =>
      await work.catch((error: unknown) => {
        failure ??= { error };
        onFailure(error);
      }),
    check() {
      if (failure !== null) throw failure.error;
    },
  };
}
