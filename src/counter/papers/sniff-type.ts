import { fileTypeFromBuffer } from 'file-type';
import { PAPER_TYPES, type PaperType } from './model.ts';

/** Where most kinds of files say what they are, and where they end. */
export type Ends = { readonly head: Buffer; readonly tail: Buffer; readonly size: number };

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Programs and pages that are written in XML. */
const NOT_A_DOCUMENT = /^(svg|html|xsl:stylesheet|xsl:transform|xhtml:html)$/i;

/** The type a sender means; `undefined`: one that is not taken; null: he does not say. */
export function declaredType(header: string | undefined): PaperType | null | undefined {
  const said = (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (said === '' || said === 'application/octet-stream') return null;
  const found = Object.entries(PAPER_TYPES).find(([type, others]) =>
    [type, ...(others as readonly string[])].includes(said),
  );
  return found?.[0] as PaperType | undefined;
}

/** What the bytes are, whatever is said of them; null: nothing that is taken. */
export async function sniffType(ends: Ends): Promise<PaperType | null> {
  const found = await fileTypeFromBuffer(ends.head);
  const mime = found?.mime as string | undefined;
  if (mime !== undefined && mime in PAPER_TYPES && !isText(mime)) return mime as PaperType;
  if (mime === 'image/heif') return 'image/heic';
  if (ends.head.subarray(0, 4).equals(ZIP_ENTRY)) return sniffZip(ends);
  if (mime !== undefined && !isText(mime)) return null;
  return sniffText(ends);
}

function isText(mime: string): boolean {
  return mime === 'application/xml' || mime === 'text/csv';
}

const ZIP_ENTRY = Buffer.from('PK\u0003\u0004', 'latin1');
const ZIP_LISTED = Buffer.from('PK\u0001\u0002', 'latin1');
const ZIP_END = Buffer.from('PK\u0005\u0006', 'latin1');

/** OFD, the national format of e-invoices, and sheets are both archives and are told apart by what lies in them. */
function sniffZip({ head, tail }: Ends): PaperType | null {
  const names = [...namesIn(head, ZIP_ENTRY, [26, 30]), ...namesIn(tail, ZIP_LISTED, [28, 46])];
  if (names.includes('OFD.xml')) return 'application/ofd';
  if (names.some((name) => /^xl\/(workbook|worksheets\/)/.test(name))) return XLSX;
  return null;
}

function namesIn(bytes: Buffer, mark: Buffer, [lengthAt, nameAt]: [number, number]): string[] {
  const names: string[] = [];
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 4)) {
    if (at + nameAt > bytes.length) break;
    const length = bytes.readUInt16LE(at + lengthAt);
    names.push(bytes.toString('utf8', at + nameAt, at + nameAt + length));
  }
  return names;
}

/** Bytes that no text has, in UTF-8 as in GBK. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NO_TEXT = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

function sniffText({ head, tail }: Ends): PaperType | null {
  const text = head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
  if (NO_TEXT.test(text) || NO_TEXT.test(tail.toString('latin1'))) return null;
  const start = text.trimStart();
  if (!start.startsWith('<')) return /[,;\t]/.test(text) ? 'text/csv' : null;
  const root = /<([A-Za-z_][\w.:-]*)/.exec(
    start.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>/gi, ''),
  );
  const isPage = /<!DOCTYPE\s+html/i.test(start);
  return root && !isPage && !NOT_A_DOCUMENT.test(root[1] as string) ? 'application/xml' : null;
}

/** Whether the file has its end: a scanner that broke off sends a head without one. */
export function isWhole(type: PaperType, { head, tail, size }: Ends): boolean {
  switch (type) {
    case 'image/jpeg':
      return tail.includes(Buffer.from([0xff, 0xd9]));
    case 'image/png':
      return tail.includes('IEND');
    case 'image/webp':
      return head.readUInt32LE(4) + 8 <= size;
    case 'application/pdf':
      return tail.includes('%%EOF');
    case 'application/ofd':
    case XLSX:
      return tail.includes(ZIP_END);
    case 'application/xml':
      return /<\/[^<>]+>\s*(<!--[\s\S]*-->\s*)?$|\/>\s*$/.test(tail.toString('latin1'));
    case 'image/heic':
    case 'text/csv':
      return true;
    default:
      return type satisfies never;
  }
}
