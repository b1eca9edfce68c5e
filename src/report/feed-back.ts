import type { Report } from './report.ts';
import { shellWord } from './shell-word.ts';

/**
 * The command that takes the mended rejects, ready to be pasted; none where nothing was refused. Those of a rollback are there to be
 * looked at: applied, they would write over what the rollback left alone.
 */
export function feedBackCommands({ kind, document, flagsForRejects }: Report): readonly string[] {
  const { rejects = [] } = document.files;
  const [first] = rejects;
  if (first === undefined || document.run.command === 'rollback') return [];
  const files = rejects.length === 1 ? shellWord(first) : `${shellWord(first.replace(/[^\\/]*$/, ''))}rejects-*.csv`;
  const verb = kind === 'validate' || document.run.command === 'plan' ? document.run.command : 'apply';
  return [[`nexload ${verb}`, files, ...flagsForRejects.map(shellWord)].join(' ')];
}
