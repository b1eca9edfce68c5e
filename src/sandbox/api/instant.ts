const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,7})\d*)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** ISO text in UTC for a date that a request wrote, with or without time and offset; null where it is no date. */
export function normaliseInstant(text: string): string | null {
  const match = pattern.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', offset = 'Z'] = match;
  const wall = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // Date.parse lets the 30th of February pass as the 1st or 2nd of March.
  if (Number.isNaN(wall) || new Date(wall).getUTCDate() !== Number(day)) return null;
  const whole = toIso(wall - offsetMs(offset));
  const digits = fraction.replace(/0+$/, '');
  return whole === null || digits === '' ? whole : whole.replace('Z', `.${digits}Z`);
}

/** A time stamp as the server writes them, with seven digits; `serial` fills the four that a clock of milliseconds lacks. */
export function auditStamp(now: number, serial: number): string {
  const digits = String((serial % 999) * 10 + 1 + (serial % 9)).padStart(4, '0');
  return new Date(now).toISOString().replace('Z', `${digits}Z`);
}

function offsetMs(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}

function toIso(at: number): string | null {
  const text = Number.isNaN(at) ? '' : new Date(at).toISOString();
  return text.length === 24 ? text.replace('.000Z', 'Z') : null;
}
