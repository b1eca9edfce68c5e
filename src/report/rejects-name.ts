/** Makes the function that names the rejects file of each input: `rejects.csv` where there is one input alone. */
export function createRejectsNames(
  inputs: number,
): (input: { readonly file: string; readonly sheet: string | null }) => string {
  const taken = new Set<string>();
  return (input) => uniqueName(inputs === 1 ? 'rejects' : stemOf(input), taken);
}

function stemOf({ file, sheet }: { readonly file: string; readonly sheet: string | null }): string {
  const stem = (file.split(/[\\/]/).at(-1) ?? file).replace(/\.[^.]+$/, '');
  const name = `rejects-${sheet === null ? stem : `${stem}-${sheet}`}`.replace(/[^\p{L}\p{N}_-]+/gu, '-');
  return Array.from(name).slice(0, longestStem).join('');
}

/** Names of files end at 255 bytes, and a character may take four. */
const longestStem = 60;

function uniqueName(stem: string, taken: Set<string>): string {
  let name = stem;
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${stem}-${count}`;
  taken.add(name.toLowerCase());
  return `${name}.csv`;
}
