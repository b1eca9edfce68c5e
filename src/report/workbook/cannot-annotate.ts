/** The workbook is built in a way that is not edited here, so that it is better left alone than damaged; caught where annotating starts. */
export class CannotAnnotate extends Error {
  override readonly name = 'CannotAnnotate';
}
