import type { Log } from '../../../src/ports.ts';

/** A log that a test can read. */
export interface RecordingLog extends Log {
  readonly events: readonly { readonly event: string; readonly facts: Readonly<Record<string, unknown>> }[];
}

/** Keeps every event, whatever its level. */
export function createRecordingLog(): RecordingLog {
  const events: { event: string; facts: Readonly<Record<string, unknown>> }[] = [];
  const keep = (facts: Readonly<Record<string, unknown>>, event: string): void => void events.push({ event, facts });
  return { events, info: keep, warn: keep, debug: keep };
}
