const dayMs = 86_400_000;
const first = 18_264;
const last = 73_415;

/** The instant that Excel's count of days means in the 1900 epoch, as if in UTC; null outside 1950 to 2100. */
export function serialToInstant(text: string): number | null {
  if (!/^\d{5}(?:\.\d+)?$/.test(text)) return null;
  const serial = Number(text);
  if (serial < first || serial >= last + 1) return null;
  return Math.round(((serial - 25_569) * dayMs) / 1000) * 1000;
}
