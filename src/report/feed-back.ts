import type { Report } from './report.ts';

/** The command that checks the mended rejects, ready to be pasted; none where nothing was refused. */
export function feedBackCommands({ document, flagsForRejects }: Report): readonly string[] {
  const { rejects = [] } = document.files;
  const [first] = rejects;
  if (first === undefined) return [];
  const files = rejects.length === 1 ? shellWord(first) : `${shellWord(first.replace(/[^\\/]*$/, ''))}rejects-*.csv`;
  return [['nexload validate', files, ...flagsForRejects.map(shellWord)].join(' ')];
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
