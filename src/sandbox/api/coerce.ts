import type { EnumMember } from '../../resources/resource.ts';
import { plainText, type Json } from '../json.ts';
import type { Writable } from '../shapes/shape.ts';
import { normaliseInstant } from './instant.ts';

const largestId = 2_147_483_647;

/** The value as the server stores it, or undefined where the key cannot hold it. */
export function coerce(key: Writable, raw: Json): Json | undefined {
  switch (key.type) {
    case 'integer':
      return coerceInteger(raw);
    case 'number':
      return coerceNumber(raw);
    case 'boolean':
      return coerceBoolean(raw);
    case 'enum':
      return coerceMember(raw, key.members);
    case 'integer[]':
      return coerceList(raw);
    case 'date-time':
    case 'date':
      return typeof raw === 'string' ? (normaliseInstant(raw) ?? undefined) : undefined;
    case 'string':
    case 'email':
      return typeof raw === 'object' ? undefined : String(raw);
  }
}

/** What a key holds after it was cleared. */
export function clearedValue(key: Writable): Json {
  switch (key.type) {
    case 'boolean':
      return false;
    case 'enum':
      return 0;
    case 'integer[]':
      return [];
    case 'integer':
    case 'number':
    case 'date-time':
    case 'date':
    case 'string':
    case 'email':
      return null;
  }
}

function coerceInteger(raw: Json): number | undefined {
  const number = coerceNumber(raw);
  return number !== undefined && Number.isInteger(number) && Math.abs(number) <= largestId ? number : undefined;
}

function coerceNumber(raw: Json): number | undefined {
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw : undefined;
  return typeof raw === 'string' && /^\s*[+-]?\d{1,18}(?:\.\d{1,10})?\s*$/.test(raw) ? Number(raw) : undefined;
}

function coerceBoolean(raw: Json): boolean | undefined {
  const text = plainText(raw).trim().toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}

function coerceMember(raw: Json, members: readonly EnumMember[]): number | undefined {
  const text = plainText(raw).trim().toLowerCase();
  return members.find(({ name, value }) => name.toLowerCase() === text || String(value) === text)?.value;
}

function coerceList(raw: Json): readonly number[] | undefined {
  const parts = typeof raw === 'string' ? raw.split(',').filter((part) => part.trim() !== '') : raw;
  if (!Array.isArray(parts)) return undefined;
  const ids = parts.map((part: Json) => coerceInteger(part));
  return ids.every((id) => id !== undefined) ? [...new Set(ids)] : undefined;
}
