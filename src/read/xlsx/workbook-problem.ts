/** A file that starts like a zip but is not a workbook we can read; the message is one clause for a person, the fix is in `hint`. */
export class WorkbookProblem extends Error {
  override readonly name = 'WorkbookProblem';
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}
