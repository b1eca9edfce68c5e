/** What to do with a run once the trouble is over; who knows the run and the way to it says more, by `nameGoOn`. */
export const goOn = 'go on with `nexload resume`';

/** The same of a run whose name is known. */
export const goOnWith = (run: string): string => `go on with \`nexload resume ${run}\``;

/** A hint with the command that goes on in full; without one there is nothing to go on with, and whoever stopped begins again. */
export const nameGoOn = (hint: string, command: string | null): string =>
  hint.replace(/go on with `nexload resume[^`]*`/, () =>
    command === null ? 'give the same command again' : `go on with \`${command}\``,
  );
