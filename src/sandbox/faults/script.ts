import { z } from 'zod';
import { parseDuration } from '../duration.ts';
import type { Action } from './fault.ts';

const duration = z.string().refine((text) => parseDuration(text) !== null, 'write a duration like 500ms or 2s');
const whole = z.int().min(1);
const oneOrMore = z.union([whole, z.array(whole).min(1)]);

const match = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS']).optional(),
  path: z.string().min(1).optional(),
  id: oneOrMore.optional(),
  nth: oneOrMore.optional(),
});

const plainActions = ['reset', 'hang', 'apply-then-reset', 'apply-then-hang'] as const;

const answer = z.strictObject({
  status: z.int().min(200).max(599),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).optional(),
});

const action = z.union([z.enum(plainActions), z.strictObject({ delay: duration }), answer], {
  error: `write one of ${plainActions.join(', ')}, {delay: 2s}, or {status: 500, body: ...}`,
});

/** A file of scripted faults. */
export const scriptSchema = z.strictObject({
  faults: z.array(z.strictObject({ match: match.optional(), do: action })),
});

/** What a file of scripted faults says. */
export type Script = z.output<typeof scriptSchema>;

/** One scripted fault. */
export type ScriptedFault = Script['faults'][number];

/** The action that a scripted fault asks for. */
export function actionOf({ do: wanted }: ScriptedFault): Action {
  if (typeof wanted === 'string') return { kind: wanted };
  if ('delay' in wanted) return { kind: 'delay', ms: parseDuration(wanted.delay) ?? 0 };
  const isText = typeof wanted.body === 'string';
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  return {
    kind: 'status',
    status: wanted.status,
    body: isText ? String(wanted.body) : wanted.body === undefined ? '' : JSON.stringify(wanted.body),
    headers: { 'Content-Type': type, ...wanted.headers },
  };
}
