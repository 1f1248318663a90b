/** Written as a bare JSON number with exactly these digits; never passes through a float. */
export class Decimal {
  readonly decimal: string;

  constructor(decimal: string) {
    this.decimal = decimal;
  }
}

/** Rows laid over each other, the first that knows a code counts; of what they know, the table's fields are told. */
export class Fitted {
  readonly #rows: readonly OutRow[];

  constructor(rows: readonly OutRow[]) {
    this.#rows = rows;
  }

  find(code: string): Value | undefined {
    for (const row of this.#rows) {
      const value = row[code];
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

/**
 * Of what is known, the fields that the number's answer has at the node: settlements are told by eight
 * transactions, each with a table of its own.
 */
export function fitted(...rows: readonly OutRow[]): Fitted {
  return new Fitted(rows);
}

export type Value =
  | string
  | number
  | boolean
  | null
  | Decimal
  | OutRow
  | Fitted
  | readonly (OutRow | Fitted)[];
export type OutRow = { readonly [code: string]: Value };
/**
 * Nodes by name; or rows at the root (5204, 100001), fields at the root (9101, 13xx); or a file (9102).
 * `writeOutput` adds every field of the catalogue and of `extras` as null, orders, and checks lengths.
 */
export type Output =
  | OutRow
  | Fitted
  | readonly (OutRow | Fitted)[]
  | { readonly file: NationalFile };
export type NationalFile = { readonly name: string; readonly bytes: Uint8Array };
