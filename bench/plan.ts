import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runNexload, type Taken } from './child.ts';
import { contacts, writeText } from './generate.ts';
import { withMadeUp, type Server } from './server.ts';
import { figureLine, median } from './table.ts';
import { inTemporaryFolder } from './temporary-folder.ts';
import { runOptions } from './where.ts';

const many = 1_000_000;
const few = 10_000;

/** Planning a long file, of which one row in a hundred differs, and a short one for the memory of both; records are made up. */
export function run(): Promise<string[]> {
  return inTemporaryFolder((folder) =>
    withMadeUp(async (server) => {
      const short: Taken[] = [];
      for (let round = 0; round < 3; round++) short.push(await plan(server, folder, { rows: few, round }));
      const long = await plan(server, folder, { rows: many, round: 0 });
      const peakOfShort = median(short.map(({ peakMb }) => peakMb));
      return [
        figureLine({ what: 'plan 1,000,000 rows x 14 (146 MB)', value: long.seconds, unit: 's' }),
        figureLine({ what: 'speed', value: many / long.seconds, unit: 'rows/s' }),
        figureLine({ what: 'memory at 1,000,000 rows', value: long.peakMb, unit: 'MB', most: 300 }),
        figureLine({ what: 'memory at 10,000 rows', value: peakOfShort, unit: 'MB' }),
        figureLine({ what: 'memory at 1,000,000 / at 10,000', value: long.peakMb / peakOfShort, unit: 'x' }),
      ];
    }),
  );
}

function plan(
  server: Server,
  folder: string,
  { rows, round }: { readonly rows: number; readonly round: number },
): Promise<Taken> {
  const name = `${rows}-${round}`;
  const file = join(folder, name, `${contacts.name}.csv`);
  mkdirSync(join(folder, name));
  writeText(file, contacts, rows);
  return runNexload([
    'plan',
    file,
    '--limits',
    'none',
    '--concurrency',
    '16',
    ...runOptions(server, folder, `home-${name}`),
  ]);
}
