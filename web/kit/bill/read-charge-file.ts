import { readRows } from '../files/read-rows.ts';
import { type Imported, readCharges, type Wanted } from './read-charges.ts';

/** Reads a list of fees that somebody chose. */
export async function readChargeFile(file: File, wanted?: Wanted): Promise<Imported> {
  return readCharges(await readRows(file), wanted);
}
