import { forecast } from '../../budget/forecast.ts';
import type { Limits, Stream } from '../../budget/limits.ts';
import { paceWait } from '../../budget/pace.ts';
import { dailyCount, quotasOf } from '../../budget/quotas.ts';
import { simulate, type Start } from '../../budget/simulate.ts';
import type { Traffic } from '../../budget/window-wait.ts';
import type { BudgetUsage, Forecast } from '../../ports/budget.ts';
import { look, pastsAt, type Ledger, type Moment } from './ledger.ts';

/** What the budget still allows. */
export interface Outlook {
  room(traffic: Traffic, withinMs: number, most: number): number;
  usage(): Omit<BudgetUsage, 'limits'>;
  forecast(calls: Pick<Forecast, 'reads' | 'writes'>): Omit<Forecast, 'reads' | 'writes'>;
}

interface View {
  readonly ledger: Ledger;
  readonly limits: Limits;
  readonly latencyMs: () => number;
}

const dayMs = 86_400_000;

/** The outlook from the uses so far. */
export function createOutlook(view: View): Outlook {
  const inTransaction = <T>(work: (moment: Moment) => T): T => view.ledger.file.transact(() => work(look(view.ledger)));
  return {
    room: (traffic, withinMs, most) => inTransaction((moment) => room(view, moment, { traffic, withinMs, most })),
    usage: () => inTransaction((moment) => usage(view, moment)),
    forecast: (calls) => inTransaction((moment) => foresee(view, moment, calls)),
  };
}

function startAt({ ledger, limits, latencyMs }: View, moment: Moment): Start {
  const at = moment.now + paceWait(moment.state.pace, moment.now);
  return { limits, pasts: pastsAt(ledger, moment), at, latencyMs: latencyMs(), gapMs: moment.state.pace.gapMs };
}

function room(
  view: View,
  moment: Moment,
  { traffic, withinMs, most }: { readonly traffic: Traffic; readonly withinMs: number; readonly most: number },
): number {
  const next = simulate(startAt(view, moment));
  let calls = 0;
  while (calls < most && next(traffic) <= moment.now + withinMs) calls++;
  return calls;
}

function usage(view: View, moment: Moment): Omit<BudgetUsage, 'limits'> {
  const writesToday = usedIn(view, moment, { stream: 'writes', spanMs: dayMs });
  const left = quotasOf(view.limits).map((gate) => Math.max(0, gate.count - usedIn(view, moment, gate)));
  return { writesToday, writesLeft: left.length === 0 ? null : Math.min(...left) };
}

function foresee(
  view: View,
  moment: Moment,
  calls: Pick<Forecast, 'reads' | 'writes'>,
): ReturnType<Outlook['forecast']> {
  const { endsAt, days } = forecast(startAt(view, moment), calls);
  const left = quotasOf(view.limits).map((gate) => dailyCount(gate) - usedIn(view, moment, gate));
  const shareOfToday = left.length === 0 ? null : calls.writes / Math.max(1, Math.min(...left));
  return { durationMs: endsAt - moment.now, endsAt, days, shareOfToday };
}

function usedIn(
  { ledger }: View,
  { now, state }: Moment,
  { stream, spanMs }: { readonly stream: Stream; readonly spanMs: number },
): number {
  const flying = { all: state.flyingReads + state.flyingWrites, reads: state.flyingReads, writes: state.flyingWrites };
  return ledger.queues.countSince(stream, now - spanMs) + flying[stream];
}
