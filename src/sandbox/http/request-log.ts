/** One request as it was answered. */
export interface LoggedRequest {
  /** Counts up from 1. */
  readonly n: number;
  /** ISO text. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Whose windows it counted in; null where nobody was signed in. */
  readonly client: string | null;
  /** The record that it was about, where it was about one. */
  readonly id: number | null;
  /** Null where no answer was sent. */
  readonly status: number | null;
  /** What was made to go wrong: `reset`, `status 500`. */
  readonly fault: string | null;
  /** The start of what a write carried; never that of a sign-in. */
  readonly body: string | null;
}

/** What was asked of the sandbox, as far back as it is kept. */
export interface RequestLog {
  add(entry: Omit<LoggedRequest, 'n'>): void;
  entries(): readonly LoggedRequest[];
  clear(): void;
}

const kept = 20_000;
const bodyChars = 4000;

/** A log in memory of the last 20,000 requests. */
export function createRequestLog(): RequestLog {
  let entries: LoggedRequest[] = [];
  let count = 0;
  return {
    add(entry) {
      count += 1;
      entries.push({ n: count, ...entry, body: entry.body?.slice(0, bodyChars) ?? null });
      if (entries.length > 2 * kept) entries = entries.slice(-kept);
    },
    entries: () => entries.slice(-kept),
    clear() {
      entries = [];
      count = 0;
    },
  };
}
