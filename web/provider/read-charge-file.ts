import { decodeText } from './decode-text.ts';
import { type Imported, readCharges } from './read-charges.ts';

/** The library's own type names the class `Date` where it gives instances of it. */
type SheetRows = Parameters<typeof readCharges>[0];

/** Reads a chosen file; the libraries for it are loaded only then. */
export async function readChargeFile(file: File): Promise<Imported> {
  const zipped = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  // An xlsx file is a zip archive, whatever its name says.
  if (zipped[0] === 0x50 && zipped[1] === 0x4b) {
    const { readSheet } = await import('read-excel-file/browser');
    return readCharges((await readSheet(file)) as SheetRows);
  }
  const { default: papa } = await import('papaparse');
  const text = decodeText(new Uint8Array(await file.arrayBuffer()));
  return readCharges(papa.parse<string[]>(text, { skipEmptyLines: false }).data);
}
