/** Which account is meant, and how to get in. */
export interface Target {
  readonly baseUrl: string;
  /** True where e-mail and password go with each request. */
  readonly isBasic: boolean;
  readonly tokenCommand: string | null;
  readonly timeoutMs: number;
  readonly home: string;
  readonly profile: string | null;
}
