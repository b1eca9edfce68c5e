import type { PutMode } from './api/overlay.ts';
import type { SeedRecord } from './seed/make-tables.ts';

/** How a sandbox behaves; every setting has a default that is true to Nexudus, or kind to whoever starts one. */
export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** The default, 127.0.0.1, is out of reach for other machines. */
  readonly host?: string;
  /** A SQLite file that keeps everything; without it everything is forgotten. */
  readonly data?: string;
  /** Records that have to be there. */
  readonly seeds?: readonly SeedRecord[];
  /** How many records of each type there are besides the seeds; 1,000 by default. */
  readonly records?: number;
  /** `nexudus` (the default), `none`, or windows such as `writes=60/1m;all=1/100ms`. */
  readonly limits?: string;
  /** 60 makes a minute a second: every window is this many times shorter. */
  readonly timeScale?: number;
  /** The status of a throttled reply: the documented 409, or the 429 seen lately. */
  readonly throttle?: 409 | 429;
  /** What PUT does with fields that the body leaves out. */
  readonly put?: PutMode;
  /** A fault profile, or a file of scripted faults. */
  readonly faults?: string;
  /** How long every answer takes at least, in milliseconds. */
  readonly latencyMs?: number;
  /** How long an access token lives, in milliseconds; a week less a second by default. */
  readonly tokenLifeMs?: number;
  /** Turns two-factor authentication on, with this code. */
  readonly totp?: string;
  /** The roles of the user, such as `ContractDeposit-Edit`; without it the user is an administrator. */
  readonly roles?: readonly string[];
  readonly username?: string;
  readonly password?: string;
  /** A token that never expires. */
  readonly token?: string;
  /** What all chance is drawn from. */
  readonly seed?: number;
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number;
}

/** The options with every gap filled. */
export type Settings = Required<Omit<SandboxOptions, 'data' | 'totp' | 'roles'>> & {
  readonly data: string | null;
  readonly totp: string | null;
  readonly roles: readonly string[] | null;
};

const defaults: Settings = {
  port: 0,
  host: '127.0.0.1',
  data: null,
  seeds: [],
  records: 1000,
  limits: 'nexudus',
  timeScale: 1,
  throttle: 409,
  put: 'replace',
  faults: 'calm',
  latencyMs: 0,
  tokenLifeMs: 604_799_000,
  totp: null,
  roles: null,
  username: 'admin@example.com',
  password: 'rehearsal',
  token: 'rehearsal-token',
  seed: 1,
  now: steadyNow,
};

/** Fills the gaps. */
export function settingsOf(options: SandboxOptions): Settings {
  return { ...defaults, ...options };
}

// Unlike Date.now, this never jumps back, and it tells parts of a millisecond: windows of scaled time are that short.
function steadyNow(): number {
  return performance.timeOrigin + performance.now();
}
