import { longestSpanMs, type Limits } from '../../budget/limits.ts';
import { rebase } from '../../budget/pace.ts';
import type { Pasts, Traffic } from '../../budget/window-wait.ts';
import type { Clock } from '../../ports.ts';
import { openBudgetFile, type BudgetFile } from './budget-file.ts';
import { openFlights, type Flights, type Lost } from './flights.ts';
import { openQueues, type Queues } from './queues.ts';
import { openTarget, type State, type Target } from './target.ts';

/** What was spent on a target, and how it stands; everything but `file` is for use inside a transaction. */
export interface Ledger {
  readonly file: BudgetFile;
  readonly clock: Clock;
  readonly target: Target;
  readonly queues: Queues;
  readonly flights: Flights;
}

/** A moment in a transaction, and how the target stands then. */
export interface Moment {
  readonly now: number;
  readonly state: State;
}

const dayMs = 86_400_000;
// Two processes may read their clocks differently by this much.
const toleranceMs = 2;

/** Opens the ledger of a target in the home folder. */
export async function openLedger(
  home: string,
  { target: name, limits, clock }: { readonly target: string; readonly limits: Limits; readonly clock: Clock },
): Promise<Ledger> {
  const file = await openBudgetFile(home);
  return file.transact(() => {
    const { database } = file;
    const target = openTarget(database, name, Math.max(dayMs, longestSpanMs(limits)));
    const queues = openQueues(database, target.id);
    const ledger = { file, clock, target, queues, flights: openFlights(database, target.id) };
    clearAway(ledger);
    return ledger;
  });
}

/** Reads how the target stands now; a clock that was put back is noticed here. */
export function look({ clock, target, queues }: Ledger): Moment {
  const state = target.read();
  const now = clock.now();
  const pace = rebase(state.pace, now);
  if (pace.pausedAt !== state.pace.pausedAt || pace.wentAt !== state.pace.wentAt) target.savePace(pace);
  if (state.newest <= now + toleranceMs) return { now: Math.max(now, state.newest), state: { ...state, pace } };
  queues.rebase(now);
  target.saveUses({ ...state, newest: now });
  return { now, state: { ...state, pace, newest: now } };
}

/** The uses up to the moment. */
export function pastsAt({ queues }: Ledger, { now, state }: Moment): Pasts {
  return queues.pasts(state, now);
}

/** Books a use that was on its way; it cannot lie before one that was booked earlier. */
export function book(ledger: Ledger, traffic: Traffic, at: number): void {
  const { now, state } = look(ledger);
  const newest = Math.max(Math.min(at, now), state.newest);
  const reads = state.reads + (traffic === 'read' ? 1 : 0);
  const writes = state.writes + (traffic === 'write' ? 1 : 0);
  ledger.queues.add(traffic, { all: reads + writes, own: traffic === 'write' ? writes : reads }, newest);
  ledger.target.saveUses({ reads, writes, newest });
}

/** Books calls that will not land any more from when they were let go. */
export function bookLost(ledger: Ledger, lost: readonly Lost[]): void {
  for (const { reads, writes, grantedAt } of lost) {
    for (let call = 0; call < reads; call++) book(ledger, 'read', grantedAt);
    for (let call = 0; call < writes; call++) book(ledger, 'write', grantedAt);
  }
}

/** Forgets what is too old to matter, and books what dead processes left. */
export function clearAway(ledger: Ledger): void {
  const { now, state } = look(ledger);
  bookLost(ledger, ledger.flights.takeLost(now));
  ledger.queues.forgetBefore(now - state.keepMs - 1);
}
