import { createHash } from 'node:crypto';
import type { Json } from '../model.ts';
import type { Account, Entry, RunInput } from '../model/run.ts';

/** The version of the format that we write and read. */
export const planVersion = 1;

/** What stands in front of the rows of a saved plan. */
export interface PlanHead {
  readonly run: string;
  readonly createdAt: string;
  readonly target: Account;
  readonly settings: Json;
  readonly inputs: readonly RunInput[];
}

/** A row of a saved plan; everything that `apply` needs, so that the input need not be there any more. */
export type PlannedRow = Pick<
  Entry,
  'input' | 'row' | 'line' | 'cells' | 'id' | 'state' | 'values' | 'issues' | 'changes' | 'seen'
>;

/**
 * Writes a saved plan piece by piece: JSON as a whole, with one row in each line, and at its end a hash of all that stands
 * before, so that a plan that somebody edited is told from one that nobody did.
 */
export interface PlanWriter {
  head(head: PlanHead): string;
  row(row: PlannedRow): string;
  end(): string;
}

/** A writer for one plan. */
export function createPlanWriter(): PlanWriter {
  const hash = createHash('sha256');
  let rows = 0;
  const hashed = (text: string): string => {
    hash.update(text);
    return text;
  };
  return {
    head({ run, createdAt, target, settings, inputs }) {
      const fields = { nexload: 'plan', version: planVersion, run, createdAt, target, settings, inputs };
      const lines = Object.entries(fields).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)},`);
      return hashed(`{\n${lines.join('\n')}\n"rows": [\n`);
    },
    row(row) {
      rows += 1;
      const fingerprint = row.seen === null ? null : fingerprintOf(row.seen);
      return hashed(`${rows === 1 ? '' : ',\n'}${JSON.stringify({ ...row, fingerprint })}`);
    },
    end: () => `${hashed(`${rows === 0 ? '' : '\n'}],\n`)}"sha256": "${hash.digest('hex')}"\n}\n`,
  };
}

/** A short mark of what a record held in the fields that a row mentions. */
function fingerprintOf(seen: Json): string {
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex').slice(0, 16);
}
