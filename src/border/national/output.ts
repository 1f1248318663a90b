/** Written as a bare JSON number with exactly these digits; never passes through a float. */
export type Decimal = { readonly decimal: string };
export type Value = string | number | boolean | null | Decimal | OutRow | readonly OutRow[];
export type OutRow = { readonly [code: string]: Value };
/**
 * Nodes by name; or rows at the root (5204, 100001), fields at the root (9101, 13xx); or a file (9102).
 * `completeOutput` adds every field of the catalogue and of `extras` as null, orders, and checks lengths.
 */
export type Output = OutRow | readonly OutRow[] | { readonly file: NationalFile };
export type NationalFile = { readonly name: string; readonly bytes: Uint8Array };
