import { z } from 'zod';

const cap = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('count'), count: z.int().min(0) }).readonly(),
  z.object({ kind: z.literal('share'), share: z.number().min(0).max(1) }).readonly(),
]);

const count = z.int().min(0);

/** How changes are sent, in the form in which a journal keeps it. */
export const sendingSchema = z
  .object({
    /** As `--limits` has it: `nexudus`, `none` or windows. */
    limits: z.string(),
    concurrency: count.min(1),
    /** True where the user said yes beforehand. */
    isConfirmed: z.boolean(),
    /** True where good rows are sent although others cannot be used. */
    skipInvalid: z.boolean(),
    maxErrors: cap,
    maxChanges: cap.nullable(),
    maxClears: count.nullable(),
    maxWrites: count.nullable(),
    maxDurationMs: count.nullable(),
    canary: count.nullable(),
    /** False where nothing is read back after the writes. */
    verifies: z.boolean(),
    mode: z.enum(['merge', 'replace']),
    onConflict: z.enum(['refuse', 'overwrite']),
    retries: count,
  })
  .readonly();

/** How changes are sent: as fast as allowed, and up to which bounds; null where there is no bound. */
export type Sending = z.output<typeof sendingSchema>;

/** A bound, as a number of rows or as a part of them. */
export type Cap = z.output<typeof cap>;

/** How many of `ofRows` rows a bound allows; a part of few rows is never less than `atLeast`, but no part is none. */
export function limitOf(bound: Cap, ofRows: number, atLeast: number): number {
  switch (bound.kind) {
    case 'count':
      return bound.count;
    case 'share':
      // 0.29 * 100 is a little less than 29.
      return bound.share === 0 ? 0 : Math.max(atLeast, Math.floor(bound.share * ofRows + 1e-9));
  }
}

/** How changes are sent where nobody says otherwise. */
export const defaultSending: Sending = {
  limits: 'nexudus',
  concurrency: 4,
  isConfirmed: false,
  skipInvalid: false,
  maxErrors: { kind: 'share', share: 0.1 },
  maxChanges: null,
  maxClears: null,
  maxWrites: null,
  maxDurationMs: null,
  canary: null,
  verifies: true,
  mode: 'merge',
  onConflict: 'refuse',
  retries: 5,
};
