import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { runNexload } from './child.ts';
import { contacts, plainRow } from './generate.ts';
import { figureLine } from './table.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

const rows = 200_000;

/** Validating a long workbook. */
export function run(): Promise<string[]> {
  return inTemporaryFolder(async (folder) => {
    const path = join(folder, `${contacts.name}.xlsx`);
    await writeFile(path, await makeWorkbook());
    const { seconds, peakMb } = await runNexload(['validate', path, '--quiet', '--reports', join(folder, 'reports')]);
    return [
      figureLine({ what: 'validate .xlsx, 200,000 rows x 14', value: seconds, unit: 's' }),
      figureLine({ what: 'speed', value: rows / seconds, unit: 'rows/s' }),
      figureLine({ what: 'memory', value: peakMb, unit: 'MB', most: 256 }),
    ];
  });
}

/** Ids and dates are cells of numbers and dates, as a spreadsheet program would have them. */
function makeWorkbook(): Promise<Uint8Array> {
  const all = Array.from({ length: rows }, (_, index) => plainRow(contacts, index).map(toCell));
  return writeXlsx({ sheets: [{ name: 'Contacts', rows: [[...contacts.header], ...all] }] });
}

function toCell(text: string): string | number | Date {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return new Date(`${text}T00:00:00Z`);
  return /^[1-9]\d*$/.test(text) ? Number(text) : text;
}
