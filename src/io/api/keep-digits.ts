import { LosslessNumber, parse, stringify } from 'lossless-json';
import type { Json, LiveRecord } from '../../model.ts';
import { withExactTexts, type ExactText, type ExactTexts } from '../../model/exact-texts.ts';
import { hasLostDigits } from './has-lost-digits.ts';
import { losesDigits } from './loses-digits.ts';
import { isEnvelope, isObject } from './read-body.ts';

/**
 * What `JSON.parse` made of the text, where records that hold numbers which lost digits on the way remember how the server
 * wrote them. The values, by which to compare and show, stay what they are.
 */
export function keepDigits(value: Json, text: string): Json {
  if (!hasLostDigits(text)) return value;
  try {
    return remember(value, parseExactly(text));
  } catch {
    // Thousands of levels are too deep for a parser that calls itself; the record is then what it would be without it.
    return value;
  }
}

function parseExactly(text: string): unknown {
  return parse(text, null, {
    parseNumber: (number) => (losesDigits(number) ? new LosslessNumber(number) : Number(number)),
    // As JSON.parse does.
    onDuplicateKey: ({ newValue }) => newValue,
  });
}

/** Goes to wherever records are: alone, in a list, in an envelope. */
function remember(value: Json, exact: unknown): Json {
  if (isObject(value)) {
    const parts = new Map<string, unknown>(Object.entries(exact ?? {}));
    if (!isEnvelope(value)) return withExactTexts(value, textsOf(value, parts));
    return { ...value, Value: remember(value['Value'] ?? null, parts.get('Value')) };
  }
  const items: readonly unknown[] = Array.isArray(exact) ? exact : [];
  return isList(value) ? value.map((item, index) => remember(item, items[index])) : value;
}

/** Of those keys that would not print as they came. */
function textsOf(record: LiveRecord, parts: ReadonlyMap<string, unknown>): ExactTexts {
  const texts = Object.entries(record).flatMap(([key, value]): [string, ExactText][] => {
    const text = stringify(parts.get(key));
    const plain = JSON.stringify(value);
    // It is going to be written: what the two parsers do not read alike is not trusted.
    const isExact = text !== undefined && text !== plain && JSON.stringify(JSON.parse(text)) === plain;
    return isExact ? [[key, { value, text }]] : [];
  });
  return new Map(texts);
}

// Array.isArray does not know lists that are read-only.
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
