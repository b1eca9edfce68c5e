/** The world outside as the stages see it; `io/` implements these, `cli/` passes them in. */

/** Something to read input from: a file, or standard input kept in a temporary file. */
export interface Source {
  /** As the user wrote it; used in every message. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** The whole content from the start, in chunks; may be called again. */
  bytes(): AsyncIterable<Uint8Array>;
  /** Fewer bytes than asked only at the end. */
  readAt(position: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Something to write text to, in order. */
export interface Output {
  write(text: string): void;
  close(): void;
}

/** The time of day. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

/** Structured events for whoever runs this unattended; never a cell's text, never a secret. */
export interface Log {
  info(facts: Readonly<Record<string, unknown>>, event: string): void;
  warn(facts: Readonly<Record<string, unknown>>, event: string): void;
  debug(facts: Readonly<Record<string, unknown>>, event: string): void;
}
