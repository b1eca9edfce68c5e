import type { Reservation } from '../../ports/budget.ts';
import { look, type Ledger } from './ledger.ts';
import type { Pacer } from './pacer.ts';
import type { Grants } from './reserve-within.ts';

/** How long a process may go on before it looks whether another one was asked to pause. */
const peekMs = 250;

/** Grants without windows: nothing is stored, and the file is looked at now and then, or while there is a pause or a gap. */
export function createFreeGrants(ledger: Ledger, pacer: Pacer): Grants {
  const go: Reservation = { kind: 'go', settle: () => Promise.resolve() };
  let lookedAt = Number.NEGATIVE_INFINITY;
  const reserve = (): Reservation => {
    const moment = look(ledger);
    lookedAt = moment.now;
    const ms = pacer.waitMs(moment);
    if (ms > 0) return { kind: 'wait', ms, why: 'throttle' };
    pacer.goes(moment);
    return go;
  };
  const isFree = (): boolean => {
    const sinceMs = ledger.clock.now() - lookedAt;
    return pacer.isUnhurt() && sinceMs >= 0 && sinceMs < peekMs;
  };
  return {
    reserve: () => (isFree() ? go : ledger.file.transact(reserve)),
    latencyMs: () => 0,
    end: () => undefined,
  };
}
