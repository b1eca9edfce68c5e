const isoDate = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?Z?)?$/;

/** A date that the cell spells out, in the form of all others: no zone, no time at midnight, no parts of a second; anything else as it stands. */
export function isoDateText(text: string): string {
  const [, date, time] = isoDate.exec(text.trim()) ?? [];
  if (date === undefined) return text;
  if (time === undefined || /^00:00(:00)?$/.test(time)) return date;
  return `${date}T${time.length === 5 ? `${time}:00` : time}`;
}
