import type { Argv } from 'yargs';
import type { Command } from '../command.ts';

/** placeholder */
export const templateCommand: Command = { build: (yargs: Argv) => yargs, run: async () => 0 };
