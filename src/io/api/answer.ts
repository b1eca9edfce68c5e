/** Header names in lower case, as Node gives them. */
export type AnswerHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** An answer that came as a whole; what it means is for `classify` to say. */
export interface Answered {
  readonly kind: 'answered';
  /** True where the request may have changed something. */
  readonly isWrite: boolean;
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: string;
  /** When it came, in milliseconds since 1970. */
  readonly at: number;
}

/** What came of one request. */
export type Answer =
  | Answered
  /** The request never reached the server, so it cannot have changed anything. */
  | { readonly kind: 'unsent'; readonly reason: string; readonly message: string }
  /** The request went out and no whole answer came back. */
  | { readonly kind: 'silent'; readonly reason: string; readonly message: string };

/** The first value of a header; undefined where it is absent. */
export function getHeader(headers: AnswerHeaders, name: string): string | undefined {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return typeof value === 'object' ? value[0] : value;
}
