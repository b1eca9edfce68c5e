import type { Json } from '../../model.ts';
import type { FieldError } from '../../ports.ts';
import { cleanPage, cleanText } from './clean-text.ts';

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** What the body of an answer turned out to be. */
export type Body =
  | { readonly kind: 'json'; readonly value: Json; readonly text: string }
  | { readonly kind: 'page'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'empty' };

/** Tells JSON from the pages of firewalls and gateways, and both from other text. */
export function readBody(body: string): Body {
  const text = body.replace(/^\uFEFF/, '').trim();
  if (text === '') return { kind: 'empty' };
  if (text.startsWith('<')) return { kind: 'page', text };
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- JSON.parse gives JSON and nothing else
    return { kind: 'json', value: JSON.parse(text) as Json, text };
  } catch {
    return { kind: 'text', text };
  }
}

/** True for an object of JSON, which a list is not. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for what the server wraps values in; a record may have a key called Value too, so that only the success tells. */
export function isEnvelope(value: Json): value is JsonObject {
  return isObject(value) && 'WasSuccessful' in value;
}

/** What the body says, cleaned; empty where it says nothing. */
export function sayBody(body: Body): string {
  switch (body.kind) {
    case 'json':
      return cleanText(messageIn(body.value));
    case 'page':
      return cleanPage(body.text);
    case 'text':
      return cleanText(body.text);
    case 'empty':
      return '';
  }
}

/** What an envelope says about single fields; what is no complaint is left out. */
export function fieldErrorsOf(body: Body): readonly FieldError[] {
  const errors = body.kind === 'json' && isObject(body.value) ? body.value['Errors'] : null;
  return (isList(errors) ? errors : []).filter(isObject).map((error) => ({
    property: cleanText(textOf(error['PropertyName'])),
    message: cleanText(textOf(error['Message'])),
    attempted: error['AttemptedValue'] ?? null,
  }));
}

// Array.isArray does not know lists that are read-only.
function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function messageIn(value: Json): string {
  if (!isObject(value)) return textOf(value);
  return textOf(value['Message'] ?? value['error_description'] ?? value['error']);
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
