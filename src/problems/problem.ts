import type { Problem, Severity } from '../model.ts';
import type { ProblemCode } from './codes.ts';

type Say = (code: ProblemCode, message: string, hint?: string) => Problem;

/** Says problems of one severity. */
export const problemOf =
  (severity: Severity): Say =>
  (code, message, hint) => ({ code, severity, message, hint: hint ?? null });

/** A problem that makes the row invalid. */
export const error = problemOf('error');
/** A problem that deserves a look. */
export const warning = problemOf('warning');
/** Something that was decided and should be said. */
export const note = problemOf('note');
