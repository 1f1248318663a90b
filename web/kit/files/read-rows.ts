import { decodeText } from '../bill/decode-text.ts';
import { isArchive, openArchive } from '../bill/open-archive.ts';

/** A cell as a workbook holds it; of a text file each is a text. */
export type Cell = string | number | boolean | Date | null;

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

/**
 * The lines of a spreadsheet or of a text of columns, empty ones included. The one way by which such a file comes into a page:
 * what it says it unpacks to is looked at before anything is unpacked. The libraries for it are loaded only then.
 */
export async function readRows(file: File): Promise<Cell[][]> {
  if (file.size > BYTES_MAX) throw new UnreadableFileError('tooLarge');
  const bytes = new Uint8Array(await file.arrayBuffer());
  // An xlsx file is a zip archive, whatever its name says.
  if (isArchive(bytes)) {
    const listed = openArchive(bytes, () => false);
    if (typeof listed === 'string') throw new UnreadableFileError(listed);
    const { readSheet } = await import('read-excel-file/browser');
    // The library's own type names the class `Date` where it gives instances of it.
    return (await readSheet(file)) as unknown as Cell[][];
  }
  const { default: papa } = await import('papaparse');
  const text = decodeText(bytes).replace(/^\ufeff/, '');
  return papa.parse<string[]>(text, { skipEmptyLines: false }).data;
}

/** The same as texts. A day of a workbook is a moment at midnight in Greenwich. */
export async function readTexts(file: File): Promise<string[][]> {
  const rows = await readRows(file);
  return rows.map((row) =>
    row.map((cell) => {
      if (cell === null) return '';
      return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
    }),
  );
}
