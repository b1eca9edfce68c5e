/** The exit codes, the same for every command. */
export const exitCodes = {
  ok: 0,
  unexpected: 1,
  usage: 2,
  notAllWell: 3,
  invalidInput: 4,
  stopped: 5,
  denied: 6,
  capHit: 8,
  outOfBudget: 10,
  locked: 11,
  stalePlan: 12,
  unbalanced: 13,
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;

/** One of the exit codes above. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Stops the run, and the person who reads it can do something about it. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: string;
  readonly hint: string | null;
  readonly exitCode: ExitCode;

  constructor(facts: { code: string; message: string; hint?: string; exitCode?: ExitCode; cause?: unknown }) {
    super(facts.message, { cause: facts.cause });
    this.code = facts.code;
    this.hint = facts.hint ?? null;
    this.exitCode = facts.exitCode ?? exitCodes.usage;
  }
}

export const usage = (message: string, hint: string): UserError => new UserError({ code: 'usage', message, hint });

/** `exitCode` is that of the signal. */
export const interrupted = (exitCode: ExitCode): UserError =>
  new UserError({ code: 'interrupted', message: 'stopped before anything was checked', exitCode });

export const fileMissing = (file: string): UserError =>
  new UserError({ code: 'file-missing', message: `${file} does not exist`, hint: 'check the name and the folder' });

export const fileUnreadable = (file: string, cause: unknown): UserError =>
  new UserError({
    code: 'file-unreadable',
    message: `${file} cannot be read: ${reasonOf(cause)}`,
    hint: 'check who may read it, and that no other program holds it',
    cause,
  });

export const notAFile = (file: string): UserError =>
  new UserError({
    code: 'not-a-file',
    message: `${file} is no ordinary file`,
    hint: 'give a .csv, .tsv or .xlsx file, or - for standard input',
  });

export const emptyFolder = (folder: string): UserError =>
  new UserError({
    code: 'empty-folder',
    message: `${folder} holds no spreadsheet`,
    hint: 'put .csv, .tsv or .xlsx files into it, or name the files themselves',
  });

export const emptyFile = (file: string): UserError =>
  new UserError({ code: 'empty-file', message: `${nameOf(file)} is empty`, hint: 'export it again' });

export const notASpreadsheet = (file: string, what: string, hint: string): UserError =>
  new UserError({ code: 'not-a-spreadsheet', message: `${nameOf(file)} is ${what}`, hint });

export const unreadableWorkbook = (file: string, problem: Error & { readonly hint: string }): UserError =>
  new UserError({
    code: 'unreadable-workbook',
    message: `${file}: ${problem.message}`,
    hint: problem.hint,
    cause: problem,
  });

export const noHeader = (file: string, headerRow: number | undefined): UserError =>
  new UserError({
    code: 'no-header',
    message:
      headerRow === undefined
        ? `${nameOf(file)} has no row that names the fields of a record type`
        : `${nameOf(file)} has no row ${headerRow} to take the header from`,
    hint:
      headerRow === undefined
        ? 'see `nexload resources` for the fields, `nexload template RESOURCE` for a file to fill in, or say --header-row'
        : 'say --header-row with the number of the row that names the fields, or leave it out, and it is looked for',
  });

/** Where the header was not found, but said; the record type is null where nobody said that. */
export const noKnownHeader = (place: string, headerRow: number, resource: string | null = null): UserError =>
  new UserError({
    code: 'no-known-header',
    message: `row ${headerRow} of ${nameOf(place)} names no field of ${resource ?? 'any record type'}`,
    hint: `say --header-row with the number of the row that names the fields, ${
      resource === null ? 'or --resource NAME where these are the headers' : 'or leave it out, and it is looked for'
    }`,
  });

export const tooManyColumns = (file: string, columns: number): UserError =>
  new UserError({
    code: 'too-many-columns',
    message: `${file} has a row of ${columns} cells, and no spreadsheet has more than 16384 columns`,
    hint: 'check the delimiter and the line ends of the file',
  });

export const sheetMissing = (file: string, sheet: string, there: string): UserError =>
  new UserError({ code: 'sheet-missing', message: `${file} has no sheet "${sheet}"`, hint: `it has ${there}` });

export const unknownResource = (name: string, hint: string): UserError =>
  new UserError({ code: 'unknown-resource', message: `"${name}" is no record type`, hint });

export const ambiguousResource = (place: string, names: string): UserError =>
  new UserError({
    code: 'ambiguous-resource',
    message: `the headers of ${nameOf(place)} fit ${names} equally well`,
    hint: 'say --resource NAME, or name the file after the record type',
  });

export const badOption = (option: string, message: string, hint: string): UserError =>
  new UserError({ code: 'bad-option', message: `${option}: ${message}`, hint });

export const badMap = (file: string, message: string, hint: string): UserError =>
  new UserError({ code: 'bad-map', message: `${file} ${message}`, hint });

export const badConfig = (file: string, message: string): UserError =>
  new UserError({
    code: 'bad-config',
    message: `the config file ${file} cannot be used: ${message}`,
    hint: 'write options by their long names, such as `timezone: Europe/London`; secrets belong in the environment',
  });

export const fileExists = (file: string): UserError =>
  new UserError({
    code: 'file-exists',
    message: `${file} is there already, and nothing is overwritten`,
    hint: 'choose another name with -o',
  });

export const fileUnwritable = (file: string, cause: unknown): UserError =>
  new UserError({
    code: 'file-unwritable',
    message: `${file} cannot be written: ${reasonOf(cause)}`,
    hint: 'choose a place that you may write to',
    cause,
  });

export const folderUnwritable = (folder: string, cause: unknown): UserError =>
  new UserError({
    code: 'folder-unwritable',
    message: `the report cannot be written to ${folder}: ${reasonOf(cause)}`,
    hint: 'say --reports with a folder that you may write to',
    cause,
  });

/** An input as a sentence calls it. */
function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is no folder',
  EEXIST: 'something else has that name',
  EBUSY: 'another program holds it',
  EMFILE: 'too many files are open',
  EISDIR: 'it is a folder',
  EIO: 'the disk reports an error',
};

/** What the operating system said, in plain words. */
export function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return reasons[code] ?? (cause instanceof Error ? cause.message : 'the system gave no reason');
}
