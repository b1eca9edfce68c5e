import type { RunEvent } from '../model/run.ts';
import type { Budget } from '../ports/budget.ts';
import type { Halt } from '../ports/calls.ts';
import type { Api, Log, PatientClock } from '../ports.ts';
import { createPulse, type Pulse } from './pulse.ts';
import { createStop, type Stop } from './stop.ts';
import { createTally, type Tally } from './tally.ts';
import { createWaiting, type Wait, type Waiting } from './waiting.ts';

/** The world that calls are made in. */
export interface CallsWorld {
  readonly api: Api;
  readonly budget: Budget;
  readonly clock: PatientClock;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Aborted with an exit code when somebody wants the run to end. */
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly onEvent: (event: RunEvent) => void;
  /** What comes first of all that is waited for; null when nobody waits any more. */
  readonly onWait: (wait: Wait | null) => void;
  readonly settings: CallsSettings;
}

/** The bounds of a run. */
export interface CallsSettings {
  /** How many requests may follow the first of a call. */
  readonly retries: number;
  readonly maxWrites: number | null;
  /** When the run has to end, in milliseconds since 1970. */
  readonly endsAt: number | null;
}

/** What all calls of a run share. */
export interface Shared extends CallsWorld {
  readonly stop: Stop;
  readonly pulse: Pulse;
  readonly tally: Tally;
  readonly waiting: Waiting;
  readonly tell: (kind: RunEvent['kind'], ms: number, facts?: Readonly<Record<string, unknown>>) => void;
}

const noticedMs = 1_000;

/** Puts together what all calls of a run share. */
export function createShared(world: CallsWorld): Shared {
  const { clock, onEvent, log, onWait, settings } = world;
  const tell: Shared['tell'] = (kind, ms, facts = {}) => {
    onEvent({ at: clock.now(), kind, ms });
    log.info({ ms, ...facts }, kind);
  };
  const stop = createStop(world.signal, (halt) => log.warn({ why: halt.kind, message: ownWords(halt) }, 'run stops'));
  const onWaited = (ms: number): void => {
    if (ms >= noticedMs) tell('waited', ms);
  };
  return {
    ...world,
    tell,
    stop,
    pulse: createPulse(stop, (ms) => tell('paused', ms)),
    tally: createTally(settings.maxWrites),
    waiting: createWaiting({ clock, stop, onWait, onWaited }),
  };
}

/** Behind a colon stand the words of the server, who may name people, and people have no place in a log. */
function ownWords({ kind, message }: Halt): string {
  return kind === 'trouble' || kind === 'denied' ? message.replace(/: .*/s, '') : message;
}
