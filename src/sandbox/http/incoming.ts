import { isObject, parseJson, type Json, type JsonObject } from '../json.ts';

/** A request as it came in, whole. */
export interface Incoming {
  readonly method: string;
  /** Without the query, as it was written. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  /** Null where the body was larger than the server takes. */
  readonly body: string | null;
  readonly contentType: string;
  readonly authorization: string | undefined;
  readonly clientId: string | null;
  /** True where the other end is this machine. */
  readonly isLocal: boolean;
}

/** The parts of a path in lower case: `/API/Billing/x/` is `['api', 'billing', 'x']`. */
export function partsOf(path: string): readonly string[] {
  return path
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '');
}

/** The form that a body carries; null where it is none. */
export function formOf({ body, contentType }: Incoming): URLSearchParams | null {
  return contentType.includes('application/x-www-form-urlencoded') ? new URLSearchParams(body ?? '') : null;
}

/** The object that a body says, as JSON or as a form; null where it says none. An empty body says nothing at all. */
export function objectOf(incoming: Incoming): JsonObject | null {
  const form = formOf(incoming);
  if (form !== null) return formObject(form);
  const text = (incoming.body ?? '').replace(/^\uFEFF/, '');
  const value = text.trim() === '' ? {} : parseJson(text);
  return isObject(value) ? value : null;
}

// A name that stands several times is a list; a form has no other way to say nothing than an empty text.
function formObject(form: URLSearchParams): JsonObject {
  const names = [...new Set(form.keys())];
  return Object.fromEntries(names.map((name): [string, Json] => [plainName(name), valueOf(form.getAll(name))]));
}

function plainName(name: string): string {
  return name.replace(/\[\d*\]$/, '');
}

function valueOf(values: readonly string[]): Json {
  if (values.length > 1) return values;
  return values[0] === undefined || values[0] === '' ? null : values[0];
}
