import type { RowState } from '../../src/model/run.ts';

/** Every state that a row of a journal can be in. */
export const rowStates: readonly RowState[] = [
  'drafted',
  'planned',
  'sending',
  'written',
  'updated',
  'unchanged',
  'invalid',
  'missing',
  'rejected',
  'stale',
  'failed',
  'unknown',
  'blank',
];
