/** The rows that a range such as `B5:B7` covers; null where it is no range. */
export function rowsOfRange(range: string): { readonly first: number; readonly last: number } | null {
  const rows = /^\$?[A-Z]+\$?(\d+):\$?[A-Z]+\$?(\d+)$/i.exec(range);
  return rows === null ? null : { first: Number(rows[1]), last: Number(rows[2]) };
}
