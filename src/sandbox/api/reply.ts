import type { Json, JsonObject } from '../json.ts';
import type { FieldError } from './overlay.ts';

/** An answer before it is written to the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A reply in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** A reply without a body. */
export function empty(status: number, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers, body: '' };
}

/** A reply in plain text. */
export function text(status: number, body: string): Reply {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body };
}

/** The envelope of a write that went well, in the documented order of keys. */
export function success(message: string, value: Json, stamp: JsonObject): Reply {
  return json(200, {
    Status: 200,
    Message: message,
    Value: value,
    OpenInDialog: false,
    OpenInWindow: false,
    RedirectURL: null,
    JavaScript: null,
    UpdatedOn: stamp['UpdatedOn'] ?? null,
    UpdatedBy: stamp['UpdatedBy'] ?? null,
    Errors: null,
    WasSuccessful: true,
  });
}

/** The success envelope turned into a refusal by a business rule: HTTP 200 all the same. */
export function refusal(message: string): Reply {
  return json(200, {
    Status: 200,
    Message: message,
    Value: null,
    OpenInDialog: false,
    OpenInWindow: false,
    RedirectURL: null,
    JavaScript: null,
    UpdatedOn: null,
    UpdatedBy: null,
    Errors: null,
    WasSuccessful: false,
  });
}

/** The envelope of a write that failed validation; it has no Status. */
export function invalid(errors: readonly FieldError[]): Reply {
  const [first] = errors;
  const message = first === undefined ? '' : `${first.PropertyName}: ${first.Message}`;
  return json(400, { Message: message, Value: null, Errors: errors, WasSuccessful: false });
}

/** No such record. */
export function notFound(): Reply {
  return json(404, 'Not found');
}

/** The token is dead or was never alive. */
export function unauthorised(): Reply {
  return json(401, { Message: 'Authorization has been denied for this request.' }, { 'WWW-Authenticate': 'Bearer' });
}

/** The path is right and the method is not. */
export function wrongMethod(method: string, allowed: readonly string[]): Reply {
  const message = `The requested resource does not support http method '${method}'.`;
  return json(405, { Message: message }, { Allow: allowed.join(', ') });
}

/** Nothing lives at this path. */
export function noResource(path: string): Reply {
  return json(404, { Message: `No HTTP resource was found that matches the request URI '${path}'.` });
}

/** Something broke on the server. */
export function serverError(): Reply {
  return json(500, { Message: 'An error has occurred.' });
}
