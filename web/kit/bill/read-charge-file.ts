import { decodeText } from './decode-text.ts';
import { isArchive, openArchive } from './open-archive.ts';
import { type Imported, readCharges, type Wanted } from './read-charges.ts';

/** The library's own type names the class `Date` where it gives instances of it. */
type SheetRows = Parameters<typeof readCharges>[0];

/** Why a file is not read at all. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
  readonly problem: 'tooLarge' | 'broken';

  constructor(problem: 'tooLarge' | 'broken') {
    super(problem);
    this.problem = problem;
  }
}

const BYTES_MAX = 20 * 1024 * 1024;

/** Reads a chosen file; the libraries for it are loaded only then. */
export async function readChargeFile(file: File, wanted?: Wanted): Promise<Imported> {
  if (file.size > BYTES_MAX) throw new UnreadableFileError('tooLarge');
  const bytes = new Uint8Array(await file.arrayBuffer());
  // An xlsx file is a zip archive, whatever its name says.
  if (isArchive(bytes)) {
    const listed = openArchive(bytes, () => false);
    if (typeof listed === 'string') throw new UnreadableFileError(listed);
    const { readSheet } = await import('read-excel-file/browser');
    return readCharges((await readSheet(file)) as SheetRows, wanted);
  }
  const { default: papa } = await import('papaparse');
  const text = decodeText(bytes);
  return readCharges(papa.parse<string[]>(text, { skipEmptyLines: false }).data, wanted);
}
