import type { Json, JsonObject } from '../json.ts';
import type { FieldError } from './overlay.ts';

/** The record that a PUT means, or what is wrong with its Id. */
export function requestedId(body: JsonObject, pathId: number | null): number | FieldError {
  const raw = body['Id'] ?? body['id'] ?? body['ID'] ?? null;
  if (raw === null || raw === 0) return pathId ?? complaint(raw, 'is a required field');
  const isWhole = (typeof raw === 'number' || typeof raw === 'string') && /^\d{1,10}$/.test(String(raw).trim());
  return isWhole ? Number(raw) : complaint(raw, 'is not valid');
}

function complaint(raw: Json, message: string): FieldError {
  return { AttemptedValue: typeof raw === 'object' ? null : raw, Message: message, PropertyName: 'Id' };
}
