const [a, z, zero] = [65, 90, 48];

/** The column, from 0, of an address such as `AB12` in row 12; -1 where it is no address or one of another row. */
export function addressColumn(address: string, row: number): number {
  let column = 0;
  let at = 0;
  for (let code = address.charCodeAt(0); code >= a && code <= z; code = address.charCodeAt(at)) {
    column = column * 26 + code - a + 1;
    at += 1;
  }
  return at > 0 && digitsFrom(address, at) === row ? column - 1 : -1;
}

/** A loop, because it runs for every cell and `Number(address.slice(at))` makes a string each time. */
function digitsFrom(text: string, start: number): number {
  let number = 0;
  for (let at = start; at < text.length; at += 1) number = number * 10 + text.charCodeAt(at) - zero;
  return number;
}
