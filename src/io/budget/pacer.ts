import { paceWait, recover, slowDown, unhurt, type Pace } from '../../budget/pace.ts';
import { look, type Ledger, type Moment } from './ledger.ts';

/** Pauses and slows everybody where the server asked for it. */
export interface Pacer {
  throttled(waitMs: number): void;
  succeeded(): void;
  /** For use inside a transaction: how long the next call has to wait for the sake of the pace. */
  waitMs(moment: Moment): number;
  /** For use inside a transaction: a call goes now. */
  goes(moment: Moment): void;
  /** True where nothing was slowed when this process looked last. */
  isUnhurt(): boolean;
}

/** The pacer of a target. */
export function createPacer(ledger: Ledger): Pacer {
  let pace = unhurt;
  const change = (changed: (moment: Moment) => Pace): void =>
    ledger.file.transact(() => {
      pace = changed(look(ledger));
      ledger.target.savePace(pace);
    });
  return {
    isUnhurt: () => pace.gapMs === 0 && pace.pausedUntil <= ledger.clock.now(),
    waitMs({ now, state }) {
      pace = state.pace;
      return paceWait(pace, now);
    },
    goes({ now }) {
      if (pace.gapMs === 0) return;
      pace = { ...pace, wentAt: now };
      ledger.target.savePace(pace);
    },
    throttled(waitMs) {
      change(({ now, state }) => slowDown(state.pace, waitMs, now));
    },
    succeeded() {
      if (pace.gapMs > 0) change(({ now, state }) => recover(state.pace, now));
    },
  };
}
