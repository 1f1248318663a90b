/** A table as it is saved: the first row is the head. */
export type Sheet = {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
};

const HEAD_WIDTH = 18;

/** Saves sheets as one .xlsx file; what writes it is loaded only then. */
export async function saveSheets(fileName: string, sheets: readonly Sheet[]): Promise<void> {
  const { default: write } = await import('write-excel-file/browser');
  await write(
    sheets.map(({ name, head, rows }) => ({
      // Excel takes no more of a name.
      sheet: name.slice(0, 31),
      columns: head.map((title) => ({ width: Math.max(HEAD_WIDTH, title.length * 2) })),
      stickyRowsCount: 1,
      data: [
        head.map((value) => ({ value, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map((value) => (value === null ? null : { value }))),
      ],
    })),
  ).toFile(fileName);
}
