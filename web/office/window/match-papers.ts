import type { Material } from '../../kit/matters/views.ts';

/** A row as the chosen sheet has it. */
export type SheetPerson = {
  readonly line: number;
  readonly idNumber: string;
  readonly name: string;
};

export type Doubt = 'noRow' | 'manyRows' | 'twoRows' | 'byName' | 'noHint' | 'noMaterial';

/** Whose paper a file is and which; whatever its name leaves open is null and somebody has to look. */
export type Match = {
  readonly line: number | null;
  readonly material: string | null;
  readonly doubt: Doubt | null;
  /** Of a name that fits one row: more than nothing, and not enough to go by. */
  readonly maybe: SheetPerson | null;
};

type Kind = Pick<Material, 'code' | 'label'>;

/**
 * By the line of the sheet or the ID number at which a file's path begins or which stands in it, and by the paper's name
 * where there are several kinds. A person's name alone decides nothing: two people share it, and no number is checked.
 */
export function matchPaper(
  path: string,
  rows: readonly SheetPerson[],
  materials: readonly Kind[],
): Match {
  const text = plain(path.replace(/\.[a-z0-9]+$/i, ''));
  const material = materialOf(text, materials);
  const found = rowOf(text, rows);
  const doubt = found.doubt ?? (material === null ? 'noMaterial' : null);
  return { line: found.line, material, doubt, maybe: found.maybe ?? null };
}

type Found = {
  readonly line: number | null;
  readonly doubt: Doubt | null;
  readonly maybe?: SheetPerson;
};

function rowOf(text: string, rows: readonly SheetPerson[]): Found {
  const [number] = /(?<!\d)\d{17}[\dX](?![\dX])/.exec(text) ?? [];
  const rest = number === undefined ? text : text.replace(number, ' ');
  const line = lineIn(rest);
  if (number !== undefined) {
    const same = rows.filter(({ idNumber }) => idNumber === number);
    const [only] = same;
    if (only === undefined) return { line: null, doubt: 'noRow' };
    if (same.length > 1) return { line: null, doubt: 'manyRows' };
    const agrees = line === null || line === only.line || !rows.some((row) => row.line === line);
    return agrees ? { line: only.line, doubt: null } : { line: null, doubt: 'twoRows' };
  }
  if (line !== null) {
    const there = rows.some((row) => row.line === line);
    return there ? { line, doubt: null } : { line: null, doubt: 'noRow' };
  }
  const named = rows.filter(({ name }) => name !== '' && text.includes(plain(name)));
  const [maybe] = named;
  return maybe && named.length === 1
    ? { line: null, doubt: 'byName', maybe }
    : { line: null, doubt: 'noHint' };
}

/** `5`, `05-…`, `第5行…`, or a folder of that name; a number in the middle of a name is anything. */
function lineIn(text: string): number | null {
  for (const part of text.split('/')) {
    const [, digits] = /^\s*(?:第\s*|ROW\s*|LINE\s*)?0*([1-9]\d{0,4})(?!\d)/.exec(part) ?? [];
    if (digits !== undefined) return Number(digits);
  }
  return null;
}

/** The one kind there is, or the one whose name stands there; of two that fit the longer, which says more. */
function materialOf(text: string, materials: readonly Kind[]): string | null {
  const [only, ...more] = materials;
  if (only && more.length === 0) return only.code;
  const fitting = materials
    .flatMap(({ code, label }) => namesOf(code, label).map((name) => ({ code, name })))
    .filter(({ name }) => text.includes(name))
    .sort((a, b) => b.name.length - a.name.length);
  const [best, next] = fitting.filter(
    ({ code }, index) => fitting.findIndex((one) => one.code === code) === index,
  );
  if (!best || (next && next.name.length === best.name.length)) return null;
  return best.code;
}

/** The code, the whole names, and each of the papers of which one is enough: “居住证明或承诺书”. */
function namesOf(code: string, { zh, en }: Kind['label']): string[] {
  const parts = [...zh.split(/[或、，,（）()]/), ...en.split(/[,()]| or /)];
  return [code, zh, en, ...parts].map((name) => plain(name).trim()).filter(isName);
}

function isName(text: string): boolean {
  return text.length > 1;
}

/** Full-width letters and digits, which input methods write, are what they stand for. */
function plain(text: string): string {
  return text.normalize('NFKC').toUpperCase();
}

/** The persons of a sheet, by the headings that the server names its two columns by. */
export function personsOf(
  heading: readonly string[],
  lines: readonly (readonly string[])[],
  names: { readonly number: readonly string[]; readonly name: readonly string[] },
): SheetPerson[] {
  const place = (known: readonly string[]) =>
    heading.findIndex((text) => known.some((one) => bare(one) === bare(text)));
  const [number, name] = [place(names.number), place(names.name)];
  return lines.flatMap((cells, index) =>
    cells.every((cell) => cell.trim() === '')
      ? []
      : [
          {
            line: index + 2,
            idNumber: (cells[number] ?? '').replace(/\s/g, '').toUpperCase(),
            name: (cells[name] ?? '').trim(),
          },
        ],
  );
}

/** As the server reads headings: without spaces and marks of what is required. */
function bare(text: string): string {
  return text.replace(/[\s*＊:：]/g, '').toLowerCase();
}
