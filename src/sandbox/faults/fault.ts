/** What goes wrong with a request instead of, or besides, its answer. */
export type Action =
  | { readonly kind: 'status'; readonly status: number; readonly body: string; readonly headers: Headers }
  /** HTTP 200 with `WasSuccessful: false`; nothing is written. */
  | { readonly kind: 'refuse'; readonly message: string }
  /** The connection breaks before anything is done. */
  | { readonly kind: 'reset' }
  /** Nothing is done and no answer ever comes. */
  | { readonly kind: 'hang' }
  /** The answer comes late. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Everything is done, then the connection breaks. */
  | { readonly kind: 'apply-then-reset' }
  /** Everything is done, and no answer ever comes. */
  | { readonly kind: 'apply-then-hang' };

type Headers = Readonly<Record<string, string>>;

/** What faults know of a request: the path in lower case, and the record that it is about. */
export interface FaultTarget {
  readonly method: string;
  readonly path: string;
  readonly id: number | null;
}

/** Decides for each request, in the order in which they come, whether something goes wrong. */
export interface Faults {
  /** What `/sandbox/` and the log call it. */
  readonly name: string;
  next(target: FaultTarget): Action | null;
}

/** A fault that answers in JSON. */
export function statusFault(status: number, value: unknown): Action {
  return {
    kind: 'status',
    status,
    body: JSON.stringify(value),
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  };
}

/** A fault that answers with a page, as gateways do. */
export function pageFault(status: number, title: string): Action {
  const body = `<html><head><title>${status} ${title}</title></head><body><h1>${status} ${title}</h1></body></html>`;
  return { kind: 'status', status, body, headers: { 'Content-Type': 'text/html' } };
}
