import { keepFile } from './keep-files.ts';
import { sha256 } from './sha256.ts';

/** Mebibytes of one sheet; the server holds the same bound, this only saves a long upload. */
export const SHEET_LIMIT = 20;

export type ReadSheet = {
  readonly file: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
};
export type Unfit = 'papersTooBig' | 'papersWrongKind' | 'papersUnreadable' | 'papersBlank';

const KINDS = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'];
/** Electronic invoices, of which a browser knows no kind: by the end of their names. */
const INVOICES: Readonly<Record<string, string>> = {
  xml: 'application/xml',
  ofd: 'application/ofd',
};

/** Null: no electronic invoice by its name. */
export function invoiceType({ name }: Pick<File, 'name'>): string | null {
  return INVOICES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? null;
}

/**
 * Takes a file into the browser's store. A photo of a phone is made smaller first: what counts is that it can be read, and a
 * village line carries it in seconds. Says what is wrong with it where it cannot be taken.
 */
export async function readSheet(file: File): Promise<ReadSheet | Unfit> {
  if (file.size === 0) return 'papersBlank';
  const invoice = invoiceType(file);
  if (!invoice && !file.type.startsWith('image/') && file.type !== 'application/pdf') {
    return 'papersWrongKind';
  }
  const fit = invoice ? new Blob([file], { type: invoice }) : await smaller(file);
  if (fit === null) return KINDS.includes(file.type) ? 'papersUnreadable' : 'papersWrongKind';
  if (fit.size > SHEET_LIMIT * 1024 * 1024) return 'papersTooBig';
  const bytes = await fit.arrayBuffer().catch(() => null);
  if (bytes === null) return 'papersUnreadable';
  const sum = await sha256(new Uint8Array(bytes));
  await keepFile(sum, { bytes, name: file.name, type: fit.type, sent: false });
  return { file: sum, name: file.name, type: fit.type, size: fit.size };
}

const LARGE = 1_500_000;
const LONGEST_SIDE = 2400;

/** Null: it says that it is an image and cannot be drawn. */
async function smaller(file: File): Promise<Blob | null> {
  if (file.type === 'application/pdf') return file;
  const image = await createImageBitmap(file).catch(() => null);
  if (image === null) return null;
  if (file.size <= LARGE && KINDS.includes(file.type)) return file;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(image.width * scale);
  canvas.height = Math.floor(image.height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
}
