#!/usr/bin/env node
import { createProcessTerminal } from './process-terminal.ts';
import { runCommandLine } from './run-command-line.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), createProcessTerminal());
