import type { Argv } from 'yargs';
import { systemClock } from '../../io/clock.ts';
import { closeInputs, openInputs } from '../../io/open-inputs.ts';
import { readMapFile } from '../../io/read-map-file.ts';
import { makeRunId } from '../../io/run-id.ts';
import { parseInputOptions } from '../../options.ts';
import { validate } from '../../run.ts';
import type { Arguments, Command, Terminal } from '../command.ts';
import { inputOptions, inputsPositional, takeInputOptions } from '../input-options.ts';
import { openLog } from '../open-log.ts';
import { printReport } from '../print-report.ts';
import { refuseSheet, type Said } from '../refuse-combinations.ts';
import { sayFolders } from '../say-apply.ts';
import { takeReportFolder } from '../report-options.ts';
import { createProgressLine, noProgress } from '../progress-line.ts';

/** `nexload validate INPUT...`: checks files, no network at all. */
export const validateCommand: Command = {
  build: (yargs: Argv) =>
    yargs
      .positional('inputs', inputsPositional)
      .options(inputOptions)
      .epilogue('Exit codes: 0 all rows can be used, 4 some cannot, 2 the command makes no sense.'),
  run: runValidate,
};

async function runValidate(args: Arguments, terminal: Terminal, said: Said = new Set()): Promise<number> {
  const mapFile = typeof args['map'] === 'string' ? await readMapFile(args['map']) : null;
  const options = parseInputOptions(takeInputOptions(args), mapFile);
  const openReport = takeReportFolder(args);
  const sources = await openInputs(namesOf(args['inputs']), { stream: process.stdin, signal: terminal.signal });
  try {
    await refuseSheet(sources, said);
    const run = makeRunId('validate', systemClock.now());
    const openFolder = () => openReport(run);
    const isSilent = args['json'] === true || args['quiet'] === true || args['no-progress'] === true;
    const progress = isSilent ? noProgress : createProgressLine(terminal, systemClock);
    const log = await openLog(args, terminal);
    const world = { clock: systemClock, log, progress, openFolder, signal: terminal.signal };
    const flagsForRejects = [...options.flagsForRejects, ...sayFolders(args)];
    const report = await validate({ run, sources, ...options, flagsForRejects }, world);
    return printReport(report, args, terminal);
  } finally {
    await closeInputs(sources);
  }
}

function namesOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
