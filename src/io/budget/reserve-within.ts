import type { Limits } from '../../budget/limits.ts';
import { gatesOf, windowWait, type Gate, type Traffic } from '../../budget/window-wait.ts';
import type { Reservation } from '../../ports/budget.ts';
import { book, bookLost, clearAway, look, pastsAt, type Ledger } from './ledger.ts';
import type { Pacer } from './pacer.ts';

/** Lets calls go as the windows allow. */
export interface Grants {
  reserve(traffic: Traffic): Reservation;
  /** How long calls were on their way of late, in milliseconds. */
  latencyMs(): number;
  /** Books what is still on its way. */
  end(): void;
}

interface Desk {
  readonly ledger: Ledger;
  readonly pacer: Pacer;
  readonly gates: Readonly<Record<Traffic, readonly Gate[]>>;
  /** Our calls on their way, the oldest first. */
  readonly flying: Set<Flight>;
  latencyMs: number;
  settled: number;
}

interface Flight {
  readonly traffic: Traffic;
  readonly grantedAt: number;
}

const longestFlightMs = 600_000;
const clearAwayEvery = 1000;

/** Grants under the windows of the limits. */
export function createGrants(ledger: Ledger, pacer: Pacer, limits: Limits): Grants {
  const gates = { read: gatesOf(limits, 'read'), write: gatesOf(limits, 'write') };
  const desk: Desk = { ledger, pacer, gates, flying: new Set(), latencyMs: 0, settled: 0 };
  return {
    reserve: (traffic) => ledger.file.transact(() => reserve(desk, traffic)),
    latencyMs: () => desk.latencyMs,
    end() {
      desk.flying.clear();
      ledger.file.transact(() => bookLost(ledger, ledger.flights.takeOwn()));
    },
  };
}

function reserve(desk: Desk, traffic: Traffic): Reservation {
  const { ledger, pacer, gates } = desk;
  const moment = look(ledger);
  const paceMs = pacer.waitMs(moment);
  const windowMs = windowWait(gates[traffic], pastsAt(ledger, moment), moment.now);
  if (paceMs >= windowMs && paceMs > 0) return { kind: 'wait', ms: paceMs, why: 'throttle' };
  if (windowMs > 0)
    return foundLost(desk, moment.now) ? reserve(desk, traffic) : { kind: 'wait', ms: windowMs, why: 'window' };
  pacer.goes(moment);
  ledger.flights.depart(traffic, moment.now);
  return { kind: 'go', settle: departed(desk, { traffic, grantedAt: moment.now }) };
}

// Calls that will never land hold places; that is looked into only when places are short.
function foundLost({ ledger, flying }: Desk, now: number): boolean {
  const lost = ledger.flights.takeLost(now);
  bookLost(ledger, lost);
  const [oldest] = flying;
  if (oldest === undefined || now - oldest.grantedAt <= longestFlightMs) return lost.length > 0;
  flying.delete(oldest);
  if (ledger.flights.land(oldest.traffic)) book(ledger, oldest.traffic, oldest.grantedAt);
  return true;
}

function departed(desk: Desk, flight: Flight): () => Promise<void> {
  desk.flying.add(flight);
  return async () => {
    if (desk.flying.delete(flight)) desk.ledger.file.transact(() => settle(desk, flight));
  };
}

function settle(desk: Desk, { traffic, grantedAt }: Flight): void {
  const { ledger } = desk;
  const now = ledger.clock.now();
  if (ledger.flights.land(traffic)) book(ledger, traffic, now);
  const tookMs = Math.max(0, now - grantedAt);
  desk.latencyMs += (tookMs - desk.latencyMs) * (desk.settled === 0 ? 1 : 0.1);
  desk.settled++;
  if (desk.settled % clearAwayEvery === 0) clearAway(ledger);
}
