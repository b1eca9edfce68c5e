import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The files with the refused rows in the newest report of a run; none where no report has any, or is there any more. */
export async function findRejects(reports: string, run: string): Promise<readonly string[]> {
  const names = await readdir(reports).catch(() => []);
  const newest = names
    .filter((name) => name === run || /^-\d+$/.test(name.startsWith(run) ? name.slice(run.length) : ''))
    .toSorted((one, other) => numberOf(other, run) - numberOf(one, run))[0];
  if (newest === undefined) return [];
  const files = await readdir(join(reports, newest)).catch(() => []);
  return files
    .filter((name) => /^rejects.*\.csv$/.test(name))
    .toSorted()
    .map((name) => join(reports, newest, name));
}

/** `RUN-2` is the second report of a run. */
function numberOf(name: string, run: string): number {
  return name === run ? 1 : Number(name.slice(run.length + 1));
}
