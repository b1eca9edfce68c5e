import { randomBytes } from 'node:crypto';

/** A name for a run that sorts by time and is unlikely twice: `20251231-235959-validate-7f3a`. */
export function makeRunId(command: string, now: number): string {
  const stamp = new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  return `${stamp}-${command}-${randomBytes(2).toString('hex')}`;
}
