#!/usr/bin/env node
import { exitCodes } from '../errors.ts';
import { createProcessTerminal } from './process-terminal.ts';
import { runCommandLine } from './run-command-line.ts';

/** What `npm start` does: checks the spreadsheets of the demo, which are wrong on purpose. */
const exitCode = await runCommandLine(['validate', 'fixtures/demo', ...process.argv.slice(2)], createProcessTerminal());
const isAsMeant = exitCode === exitCodes.invalidInput;
if (isAsMeant)
  process.stderr.write(
    '\nThese spreadsheets are wrong on purpose, so the demo went well: every problem was found, and nothing was sent anywhere.\n',
  );
process.exitCode = isAsMeant ? exitCodes.ok : exitCode;
