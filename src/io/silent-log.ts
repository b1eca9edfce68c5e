import type { Log } from '../ports.ts';

/** A log that nobody asked for. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, debug: () => undefined };
