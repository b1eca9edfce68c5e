import type { PutMode } from './api/overlay.ts';
import type { Faults } from './faults/fault.ts';
import { readFaults, type MakeFaults } from './faults/read-faults.ts';
import { createRequestLog, type RequestLog } from './http/request-log.ts';
import { parseLimits, scaleLimits, type Limits } from './limits.ts';
import { makeTables } from './seed/make-tables.ts';
import type { Settings } from './settings.ts';
import { createSessions, type Sessions } from './sign-in/sessions.ts';
import type { User } from './sign-in/user.ts';
import { createMemoryStore } from './store/memory-store.ts';
import { createSqliteStore } from './store/sqlite-store.ts';
import type { Store } from './store/store.ts';
import { createThrottle, longestSpanMs, type Throttle } from './throttle/throttle.ts';

/** Everything that a request can meet. */
export interface Site {
  readonly settings: Settings;
  readonly user: User;
  readonly store: Store;
  readonly throttle: Throttle;
  readonly sessions: Sessions;
  readonly log: RequestLog;
  readonly switches: Switches;
  /** Back to the records of the start; sign-ins stay alive. */
  reset(): void;
}

/** What can be changed while the sandbox runs. */
export interface Switches {
  putMode(): PutMode;
  setPutMode(mode: PutMode): void;
  faults(): Faults;
  setFaults(make: MakeFaults): void;
  setLimits(text: string): void;
  /** Counts the writes, so that no two audit stamps are alike. */
  nextSerial(): number;
}

/** Builds a sandbox up to where the network begins. */
export function createSite(settings: Settings): Site {
  const limits = limitsOf(settings.limits, settings);
  const startingFaults = readFaults(settings.faults, settings.seed);
  const store = openStore(settings, limits);
  const throttle = createThrottle(limits, store);
  const log = createRequestLog();
  const switches = createSwitches(settings, { startingFaults, throttle });
  return {
    settings,
    user: userOf(settings),
    store,
    throttle,
    sessions: createSessions(store, settings.tokenLifeMs),
    log,
    switches,
    reset() {
      seed(store, settings);
      throttle.clear();
      throttle.setLimits(limits);
      log.clear();
      switches.setFaults(startingFaults);
      switches.setPutMode(settings.put);
    },
  };
}

function limitsOf(text: string, { timeScale }: Settings): Limits {
  return scaleLimits(parseLimits(text), timeScale);
}

function openStore(settings: Settings, limits: Limits): Store {
  const { data, now } = settings;
  const store = data === null ? createMemoryStore() : createSqliteStore(data, now() - longestSpanMs(limits));
  if (!store.isSeeded()) seed(store, settings);
  return store;
}

function seed(store: Store, { records, seeds, seed: number, username }: Settings): void {
  store.replaceAll(makeTables({ records, seeds, seed: number, userEmail: username }));
}

function userOf({ username, password, token, totp, roles }: Settings): User {
  return { email: username, password, token, totp, roles };
}

interface Wiring {
  readonly startingFaults: MakeFaults;
  readonly throttle: Throttle;
}

function createSwitches(settings: Settings, { startingFaults, throttle }: Wiring): Switches {
  let putMode = settings.put;
  let faults = startingFaults();
  let serial = 0;
  return {
    putMode: () => putMode,
    setPutMode(mode) {
      putMode = mode;
    },
    faults: () => faults,
    setFaults(make) {
      faults = make();
    },
    setLimits: (text) => throttle.setLimits(limitsOf(text, settings)),
    nextSerial() {
      serial += 1;
      return serial;
    },
  };
}
