import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNexload, runScript, type Taken } from './child.ts';
import { contacts, writeText } from './generate.ts';
import { figureLine, median } from './table.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

const rounds = 3;
const many = 1_000_000;
const few = 10_000;
const bareParse = fileURLToPath(new URL('bare-parse.js', import.meta.url));

/** Validating a long text file beside csv-parse, which only reads it; and a short one, for the memory of both. */
export function run(): Promise<string[]> {
  return inTemporaryFolder(async (folder) => {
    const long = writeInput(folder, many);
    const short = writeInput(folder, few);
    const bare: Taken[] = [];
    const ofLong: Taken[] = [];
    const ofShort: Taken[] = [];
    for (let round = 0; round < rounds; round++) {
      bare.push(await runScript(bareParse, [long]));
      ofLong.push(await runNexload(['validate', long, '--quiet', '--reports', join(folder, 'reports')]));
      ofShort.push(await runNexload(['validate', short, '--quiet', '--reports', join(folder, 'reports')]));
    }
    return toLines({ bare, ofLong, ofShort });
  });
}

function writeInput(folder: string, rows: number): string {
  const path = join(folder, String(rows), `${contacts.name}.csv`);
  mkdirSync(join(folder, String(rows)));
  writeText(path, contacts, rows);
  return path;
}

function toLines(taken: Record<'bare' | 'ofLong' | 'ofShort', readonly Taken[]>): string[] {
  const bare = median(taken.bare.map(({ seconds }) => seconds));
  const seconds = median(taken.ofLong.map((one) => one.seconds));
  const peakMb = Math.max(...taken.ofLong.map((one) => one.peakMb));
  const peakOfShort = median(taken.ofShort.map((one) => one.peakMb));
  return [
    figureLine({ what: 'csv-parse, 1,000,000 rows x 14 (146 MB)', value: bare, unit: 's' }),
    figureLine({ what: 'validate, the same file', value: seconds, unit: 's' }),
    figureLine({ what: 'validate / csv-parse', value: seconds / bare, unit: 'x', most: 1 }),
    figureLine({ what: 'memory at 1,000,000 rows', value: peakMb, unit: 'MB', most: 256 }),
    figureLine({ what: 'memory at 10,000 rows', value: peakOfShort, unit: 'MB' }),
    figureLine({ what: 'memory at 1,000,000 / at 10,000', value: peakMb / peakOfShort, unit: 'x', most: 4 / 3 }),
  ];
}
