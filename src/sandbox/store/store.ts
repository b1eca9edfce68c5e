import type { JsonObject } from '../json.ts';

/** A record as the server keeps it, without the companions that are worked out when it is read. */
export type StoredRecord = JsonObject;

/** Records by the slug of their type. */
export type Tables = ReadonlyMap<string, readonly StoredRecord[]>;

/** One request that a client was let in for. */
export interface Use {
  readonly client: string;
  readonly isWrite: boolean;
  readonly at: number;
}

/** One sign-in: its access token, and the refresh token that makes the next. */
export interface Session {
  readonly accessToken: string;
  /** Empty once another sign-in of the same client has replaced it. */
  readonly refreshToken: string;
  readonly clientId: string;
  readonly expiresAt: number;
  readonly refreshExpiresAt: number;
}

/** Where the sandbox keeps what must outlive a request. */
export interface Store {
  get(slug: string, id: number): StoredRecord | undefined;
  /** In the order of their ids. */
  all(slug: string): readonly StoredRecord[];
  save(slug: string, record: StoredRecord): void;
  /** Takes the place of everything that is there, all or nothing. */
  replaceAll(tables: Tables): void;
  remove(slug: string, id: number): void;
  nextId(slug: string): number;
  /** True once `replaceAll` was called, in this life or an earlier one. */
  isSeeded(): boolean;
  uses(): readonly Use[];
  saveUse(use: Use): void;
  clearUses(): void;
  sessions(): readonly Session[];
  saveSession(session: Session): void;
  removeSession(accessToken: string): void;
  close(): void;
}

/** The Id of a record. */
export function idOf(record: StoredRecord): number {
  return Number(record['Id']);
}
