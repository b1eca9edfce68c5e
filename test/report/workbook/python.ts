import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Python that has openpyxl, a reader of workbooks that shares no code with this project; null where there is none. */
export const python = ['python3', '/usr/bin/python3'].find(
  (command) => spawnSync(command, ['-c', 'import openpyxl']).status === 0,
);

/** What a skipped test says. */
export const needsPython = 'needs python3 with openpyxl (Debian: python3-openpyxl)';

/** Runs a script that finds the workbooks as sys.argv[1] and so on, and gives the JSON that it prints. */
export function askPython(script: string, workbooks: readonly Uint8Array[]): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'nexload-workbook-'));
  try {
    const paths = workbooks.map((bytes, at) => {
      const path = join(folder, `${at}.xlsx`);
      writeFileSync(path, bytes);
      return path;
    });
    return JSON.parse(
      execFileSync(python ?? 'python3', ['-W', 'ignore', '-c', script, ...paths], { encoding: 'utf8' }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
