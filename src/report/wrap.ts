/** Where a text may break and how far it is set in. */
export interface Wrapping {
  readonly columns: number;
  readonly indent: number;
}

/** Breaks a text at spaces so that no line passes the columns, unless one word alone does. */
export function wrap(text: string, { columns, indent }: Wrapping): string {
  const margin = ' '.repeat(indent);
  const width = Math.max(20, columns - indent);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => margin + one).join('\n');
}

/** The same, with the lines behind the first set in by two more. */
export function wrapHanging(text: string, { columns, indent }: Wrapping): string {
  return wrap(text, { columns: columns - 2, indent }).replaceAll('\n', '\n  ');
}
