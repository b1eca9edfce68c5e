import type { ReportDocument } from './document.ts';

/** The commands that check the mended rejects, ready to be pasted; none where nothing was refused. */
export function feedBackCommands({ files }: ReportDocument): readonly string[] {
  return (files.rejects ?? []).map((file) => `nexload validate ${shellWord(file)}`);
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
