import type { SendWork } from './work.ts';

/** The first few writes, after which somebody is asked. */
export interface Canary {
  /** How many writes may still be prepared. */
  left(): number;
  /** A write was sent and is over. */
  count(): void;
  /** Asks, when all are sent and read back; stops the run where the answer is no. */
  ask(): Promise<void>;
}

/** Lets everything through where nobody is to be asked. */
export function createCanary(
  { askToGoOn, calls, settings }: Pick<SendWork, 'askToGoOn' | 'calls' | 'settings'>,
  { underWay, notWell }: { readonly underWay: () => number; readonly notWell: () => number },
): Canary {
  let bound = settings.canary ?? Number.POSITIVE_INFINITY;
  let sent = 0;
  return {
    left: () => bound - sent - underWay(),
    count() {
      sent += 1;
    },
    async ask() {
      const halt = await askToGoOn({ sent, notWell: notWell() });
      if (halt !== null) calls.halt(halt);
      bound = Number.POSITIVE_INFINITY;
    },
  };
}
