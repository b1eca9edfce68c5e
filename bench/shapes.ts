import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runNexload } from './child.ts';
import { allQuoted, contacts, prices, slashDates, someWrong, writeText, type Shape } from './generate.ts';
import { figureLine } from './table.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

const rows = 300_000;

const shapes: Readonly<Record<string, Shape>> = {
  'plain, dates like 1980-12-31': contacts,
  'dates like 31/12/1980': slashDates,
  'prices like 1,250.00': prices,
  'quotes around every cell': allQuoted,
  'one row of a hundred wrong': someWrong,
};

/** Rows a second for files that ask for more than a plain one, all of the same length. */
export function run(): Promise<string[]> {
  return inTemporaryFolder(async (folder) => {
    const lines: string[] = [];
    for (const [what, shape] of Object.entries(shapes)) {
      const path = join(folder, String(lines.length), `${shape.name}.csv`);
      mkdirSync(join(folder, String(lines.length)));
      writeText(path, shape, rows);
      const { seconds } = await runNexload(['validate', path, '--quiet', '--reports', join(folder, 'reports')]);
      lines.push(figureLine({ what, value: rows / seconds, unit: 'rows/s' }));
    }
    return lines;
  });
}
