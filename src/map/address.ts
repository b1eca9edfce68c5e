/** The letters of a column as a spreadsheet shows them, from 0: `A`, `Z`, `AA`. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** The rows that a range such as `B5:B7` covers; null where it is no range. */
export function rowsOfRange(range: string): { readonly first: number; readonly last: number } | null {
  const rows = /^\$?[A-Z]+\$?(\d+):\$?[A-Z]+\$?(\d+)$/i.exec(range);
  return rows === null ? null : { first: Number(rows[1]), last: Number(rows[2]) };
}
