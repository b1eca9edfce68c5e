#!/usr/bin/env node
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodes } from '../errors.ts';
import type { Run } from '../model/run.ts';
import type { RunTotals } from '../report/document.ts';
import { countOf } from '../report/plural.ts';
import { countRun } from '../report-run.ts';
import type { Terminal } from './command.ts';
import { withJournal } from './find-run.ts';
import { printFailure } from './print-failure.ts';
import { createProcessTerminal } from './process-terminal.ts';
import { runCommandLine } from './run-command-line.ts';
import { openSandboxDemo } from './sandbox-demo.ts';

const inputs = 'fixtures/demo';

/** What `npm start` does: a whole job on a sandbox, with spreadsheets that are partly wrong on purpose. */
async function runDemo(words: readonly string[], terminal: Terminal): Promise<number> {
  const sandbox = await openSandboxDemo(inputs);
  const home = await mkdtemp(join(tmpdir(), 'nexload-demo-'));
  const flags = ['--skip-invalid', '--sandbox', '--home', home, ...words];
  try {
    return await planAndApply(flags, { ...terminal, env: sandbox.env, sandbox }, home);
  } finally {
    await sandbox.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function planAndApply(flags: readonly string[], terminal: Terminal, home: string): Promise<number> {
  const isOneDocument = flags.includes('--json');
  if (!isOneDocument) {
    terminal.err('First the plan, for an account that a sandbox on this machine plays:\n\n');
    await runCommandLine(['plan', inputs, ...flags], terminal);
    terminal.err('\nThen the same with nexload apply, which writes it and reads it back:\n\n');
  }
  const exitCode = await runCommandLine(
    ['apply', inputs, '--yes', ...(isOneDocument ? [] : ['-q']), ...flags],
    terminal,
  );
  // Some rows are wrong, and others the server does not take: where apply says so, all went well.
  if (exitCode !== exitCodes.notAllWell) return exitCode;
  terminal.err(await sayWhatWasSeen(home));
  return exitCodes.ok;
}

async function sayWhatWasSeen(home: string): Promise<string> {
  const seen = await withJournal(home, async (journal) => {
    const run = (await journal?.listRuns())?.find(({ command }) => command === 'apply');
    return journal === null || run === undefined ? null : sayRun(run, await countRun(journal, run.id));
  });
  return `\nThese spreadsheets are wrong on purpose, so the demo went well${seen ?? ''}.
It was a rehearsal, and its sandbox is gone now. Rehearse with files of your own: nexload apply FOLDER --sandbox
`;
}

function sayRun({ id }: Run, totals: RunTotals): string {
  const { rows, updated, unchanged, invalid, missing, rejected, blank } = totals;
  return `: of ${countOf(rows, 'row')},
${updated} written and read back, ${unchanged} true already, ${invalid} wrong and never sent, ${missing} without a record, ${rejected} refused by the server, ${blank} blank.
Each of them is accounted for in the report ${id}`;
}

const processTerminal = createProcessTerminal();
const words = process.argv.slice(2);
process.exitCode = await runDemo(words, processTerminal).catch((error: unknown) =>
  printFailure(error, { terminal: processTerminal, wantsJson: words.includes('--json'), command: 'apply' }),
);
