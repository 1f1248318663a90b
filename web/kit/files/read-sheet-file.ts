import { decodeText } from '../bill/decode-text.ts';

/** A spreadsheet as texts, line by line with its empty lines; what reads it is loaded only then. */
export async function readSheetFile(file: File): Promise<string[][]> {
  const zipped = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  // An xlsx file is a zip archive, whatever its name says.
  if (zipped[0] === 0x50 && zipped[1] === 0x4b) {
    const { readSheet } = await import('read-excel-file/browser');
    const rows = (await readSheet(file)) as readonly (readonly unknown[])[];
    return rows.map((row) => row.map(cellText));
  }
  const { default: papa } = await import('papaparse');
  const text = decodeText(new Uint8Array(await file.arrayBuffer()));
  return papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: false }).data;
}

/** A day of a spreadsheet is a moment at midnight in Greenwich. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}
