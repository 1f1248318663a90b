/** A number as its sender wrote it, so that an amount never passes through a float. */
export class JsonNumber {
  readonly literal: string;

  constructor(literal: string) {
    this.literal = literal;
  }
}
