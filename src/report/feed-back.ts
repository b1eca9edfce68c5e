import type { ReportDocument } from './document.ts';

/** The command that checks the mended rejects, ready to be pasted; none where nothing was refused. */
export function feedBackCommands({ files }: ReportDocument): readonly string[] {
  const { rejects = [] } = files;
  const [first] = rejects;
  if (first === undefined) return [];
  if (rejects.length === 1) return [`nexload validate ${shellWord(first)}`];
  const folder = first.replace(/[^\\/]*$/, '');
  return [`nexload validate ${shellWord(folder)}rejects-*.csv`];
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]*$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
