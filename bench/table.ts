/** One figure, and what it may be at the most or has to be at the least. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly most?: number;
  readonly least?: number;
}

/** A line of the table: the figure, its limit, and whether it is kept. */
export function figureLine({ what, value, unit, most, least }: Figure): string {
  const start = `${what.padEnd(52)} ${say(value, unit).padStart(16)}`;
  if (most !== undefined)
    return `${start}   at most ${say(most, unit).padEnd(8)} ${value <= most ? 'kept' : 'NOT KEPT'}`;
  if (least !== undefined)
    return `${start}   at least ${say(least, unit).padEnd(7)} ${value >= least ? 'kept' : 'NOT KEPT'}`;
  return start;
}

/** The middle one, so that one disturbed run says nothing. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function say(value: number, unit: string): string {
  const digits = unit === 'x' ? 2 : unit === 's' ? 1 : 0;
  const number = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit === 'x' ? `${number}x` : `${number} ${unit}`;
}
