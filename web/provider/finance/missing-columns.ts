/** A column of the file that is named by nobody. */
export class MissingColumns extends Error {
  readonly columns: readonly string[];

  constructor(columns: readonly string[]) {
    super(columns.join(', '));
    this.columns = columns;
  }
}
