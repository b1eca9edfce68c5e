import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as errors from '../errors.ts';
import type { ReportContents, RunFolder } from '../ports.ts';
import { createOutput, saidBy } from './output.ts';

/** All but the page, which is made by the build. */
const plainContents: ReportContents = { formats: new Set(['md', 'json', 'csv']), page: null };

/** Makes the folder of one run; it is an error if it is there already, since a report is never overwritten. */
export function createRunFolder(reports: string, run: string, contents: ReportContents = plainContents): RunFolder {
  const path = join(reports, run);
  saidBy(
    (cause) => errors.folderUnwritable(path, cause),
    () => {
      mkdirSync(reports, { recursive: true, mode: 0o700 });
      mkdirSync(path, { mode: 0o700 });
    },
  );
  return {
    ...contents,
    path,
    create: (name) => createOutput(join(path, name), errors.folderUnwritable),
    store(name, bytes) {
      const file = join(path, name);
      saidBy(
        (cause) => errors.folderUnwritable(file, cause),
        () => writeFileSync(file, bytes, { mode: 0o600, flag: 'wx' }),
      );
      return file;
    },
  };
}

/** `RUN`, or the first of `RUN-2`, `RUN-3` and so on that is not there yet: a run that goes on leaves another report. */
export function createNextRunFolder(reports: string, run: string, contents?: ReportContents): RunFolder {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? run : `${run}-${count}`;
    if (!existsSync(join(reports, name))) return createRunFolder(reports, name, contents);
  }
}
