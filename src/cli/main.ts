#!/usr/bin/env node
import { commands } from './commands.ts';
import { globalOptions } from './global-options.ts';
import { renderOverview } from './overview.ts';
import { createProcessTerminal } from './process-terminal.ts';

const terminal = createProcessTerminal();
const words = process.argv.slice(2);

if (words.length === 1 && ['--help', '-h', 'help'].includes(words[0] ?? '')) {
  terminal.out(renderOverview(commands, globalOptions, terminal.columns));
} else {
  const { runCommandLine } = await import('./run-command-line.ts');
  process.exitCode = await runCommandLine(words, terminal);
}
