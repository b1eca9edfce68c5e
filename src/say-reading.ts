/** How cells were understood, where the user said so, as people read it; the flags are those that a report hands on. */
export function sayReading(flags: readonly string[]): ReadonlyArray<readonly [string, string]> {
  return flags.flatMap((flag, at) => {
    const say = sayings[flag];
    return say === undefined ? [] : [say(flags[at + 1] ?? '')];
  });
}

type Saying = (value: string) => readonly [string, string];

const blanks: Readonly<Record<string, string>> = {
  keep: 'keep what the record has',
  clear: 'clear the field (--blank clear)',
  error: 'are refused',
};

const sayings: Readonly<Record<string, Saying | undefined>> = {
  '--timezone': (zone) => ['Times without a zone', zone],
  '--blank': (value) => ['Empty cells', blanks[value] ?? value],
  '--clear-token': (token) => ['Text that clears a field', token],
  '--date-order': (order) => ['Dates like 3/4/2026', order === 'mdy' ? 'the month first' : 'the day first'],
  '--decimal': (sign) => ['Decimal sign', sign === ',' ? 'comma' : 'point'],
  '--duplicates': (which) => ['Rows of the same record', which === 'error' ? 'are refused' : `the ${which} one counts`],
  '--strict-columns': () => ['Columns that are no field', 'are refused'],
  '--map': (file) => ['Columns named by', file],
};
