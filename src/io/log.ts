import pino from 'pino';
import { z } from 'zod';
import * as errors from '../errors.ts';
import type { Log } from '../ports.ts';

/** Where events go and how many of them. */
export interface LogOptions {
  readonly level: string;
  /** Lines of JSON are appended here. */
  readonly file: string | undefined;
  /** Gets every event as one readable line. */
  readonly print: ((line: string) => void) | undefined;
}

/** Cell texts and secrets have no place in a log; these names are blanked out wherever they turn up all the same. */
const redacted = ['token', 'password', 'authorization', 'totp', 'refresh_token', 'value', 'values', 'cells'];

/** A log that writes each event before it goes on, so that nothing is lost when the process is killed. */
export function createLog({ level, file, print }: LogOptions): Log {
  const streams: pino.StreamEntry[] = [];
  const all = { level: 'trace' } as const;
  if (file !== undefined) streams.push({ ...all, stream: openLogFile(file) });
  if (print !== undefined) streams.push({ ...all, stream: { write: (line: string) => print(toReadable(line)) } });
  const redact = { paths: redacted.flatMap((name) => [name, `*.${name}`]), censor: '[hidden]' };
  return pino({ level, base: null, redact, timestamp: pino.stdTimeFunctions.isoTime }, pino.multistream(streams));
}

const eventSchema = z
  .looseObject({ level: z.number(), time: z.string(), msg: z.string() })
  .transform(({ level, time, msg, ...facts }) => ({ level, time, msg, facts }));

function openLogFile(file: string): pino.DestinationStream {
  try {
    return pino.destination({ dest: file, sync: true, append: true, mode: 0o600 });
  } catch (error) {
    throw errors.fileUnwritable(file, error);
  }
}

/** `12:00:01 info input read file=contacts.csv rows=500`. */
function toReadable(line: string): string {
  const { level, time, msg, facts } = eventSchema.parse(JSON.parse(line));
  const words = Object.entries(facts).map(
    ([name, fact]) => `${name}=${typeof fact === 'string' ? fact : JSON.stringify(fact)}`,
  );
  return `${[time.slice(11, 19), pino.levels.labels[level] ?? '', msg, ...words].join(' ')}\n`;
}
