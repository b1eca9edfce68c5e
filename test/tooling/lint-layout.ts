import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';

/** One complaint of the linter. */
export interface Complaint {
  readonly rule: string;
  readonly message: string;
  /** What the linter advises; the advice of our own rules stands here. */
  readonly advice: string;
}

interface Report {
  readonly diagnostics: readonly Diagnostic[];
}

interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly filename: string;
  readonly help?: string;
}

/**
 * Lints the given files (path to text) in an empty folder under this project's lint rules, all in one go.
 * Returns the complaints by path; a file without any is not in it.
 */
export function lintLayout(files: Readonly<Record<string, string>>): ReadonlyMap<string, readonly Complaint[]> {
  const folder = mkdtempSync(join(tmpdir(), 'nexload-lint-'));
  try {
    copyFileSync('.oxlintrc.json', join(folder, '.oxlintrc.json'));
    copyFileSync('tsconfig.json', join(folder, 'tsconfig.json'));
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
    for (const [path, text] of Object.entries(files)) writeInto(folder, path, text);
    return complaintsByPath(runLinter(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeInto(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function runLinter(folder: string): Report {
  const linter = resolve('node_modules/oxlint/bin/oxlint');
  const run = spawnSync(process.execPath, [linter, '--type-aware', '--format', 'json', 'src'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (!run.stdout.startsWith('{')) throw new Error(`The linter gave no report: ${run.stdout}${run.stderr}`);
  return JSON.parse(run.stdout) as Report;
}

function complaintsByPath(report: Report): ReadonlyMap<string, readonly Complaint[]> {
  const found = new Map<string, Complaint[]>();
  for (const { filename, code, message, help } of report.diagnostics) {
    const path = filename.split(sep).join('/');
    found.set(path, [...(found.get(path) ?? []), { rule: code, message, advice: help ?? '' }]);
  }
  return found;
}
