/** Where the data of a run go in the page that `npm run build` makes. */
const dataMarker = '<!--nexload data-->';

/** The page before the data and behind them. */
export function splitTemplate(text: string): { readonly head: string; readonly tail: string } {
  const [head, tail, ...more] = text.split(dataMarker);
  if (head === undefined || tail === undefined || more.length > 0)
    throw new Error('the page has not one place for its data');
  return { head, tail };
}
