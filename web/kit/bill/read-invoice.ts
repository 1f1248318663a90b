import { decodeText } from './decode-text.ts';
import { isArchive, openArchive } from './open-archive.ts';
import { everyElement, readXml, type XmlElement } from './read-xml.ts';

export type InvoiceLine = {
  readonly code: string;
  readonly name: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly amount: string;
};

/** What an electronic invoice says of itself. What it does not say is empty. */
export type Invoice = {
  readonly number: string;
  readonly code: string;
  readonly day: string;
  readonly total: string;
  readonly provider: string;
  readonly payer: string;
  readonly lines: readonly InvoiceLine[];
};

/** `invoiceForeign`: whole, and no invoice. */
export type InvoiceProblem = 'invoiceTooLarge' | 'invoiceBroken' | 'invoiceForeign';

const BYTES_MAX = 10 * 1024 * 1024;

/** Of the finance ministry's medical invoices, and of the tax administration's: the same facts under other names. */
const NAMES = {
  number: ['EInvoiceNumber', 'InvoiceNumber', 'EIid', '票据号码', '发票号码'],
  code: ['EInvoiceCode', 'InvoiceCode', '票据代码', '发票代码'],
  day: ['IssueDate', 'IssueTime', 'RequestTime', '开票日期'],
  total: ['TotalAmount', 'TotalTax-includedAmount', '价税合计', '合计金额', '金额合计'],
  provider: ['InvoicingPartyName', 'SellerName', '收款单位', '销售方名称'],
  payer: ['PayerPartyName', 'PayerName', 'BuyerName', '交款人', '购买方名称'],
} as const;

const LINE = {
  code: ['AuxItemCode', 'ItemCode'],
  name: ['AuxItemName', 'ItemName'],
  quantity: ['AuxItemQuantity', 'ItemQuantity', 'Quantity'],
  unitPrice: ['AuxItemStd', 'ItemStd', 'UnPrice', 'UnitPrice'],
  amount: ['AuxItemAmount', 'ItemAmount', 'TotaltaxIncludedAmount', 'Amount'],
} as const;

/** The list of single items where there is one, else the categories. */
const LINES = ['AuxItem', 'Item', 'IssuItemInformation'] as const;

/** An invoice as XML, or as OFD, which is an archive that carries its XML. */
export function readInvoice(bytes: Uint8Array): Invoice | InvoiceProblem {
  if (bytes.length > BYTES_MAX) return 'invoiceTooLarge';
  return isArchive(bytes) ? readOfd(bytes) : readText(bytes);
}

function readText(bytes: Uint8Array): Invoice | InvoiceProblem {
  const text = decodeText(bytes);
  const element = readXml(text);
  if (element) return invoiceFrom(element) ?? 'invoiceForeign';
  return text.trimStart().startsWith('<') ? 'invoiceBroken' : 'invoiceForeign';
}

function readOfd(bytes: Uint8Array): Invoice | InvoiceProblem {
  const files = openArchive(bytes, (name) => /\.xml$/i.test(name));
  if (files === 'tooLarge') return 'invoiceTooLarge';
  if (files === 'broken') return 'invoiceBroken';
  const root = files['OFD.xml'];
  if (!root) return 'invoiceForeign';
  // What was attached is whole; the custom data of the root tell the head alone.
  const attached = Object.keys(files).filter((name) => name !== 'OFD.xml');
  const likely = attached.toSorted((a, b) => Number(isLikely(b)) - Number(isLikely(a)));
  for (const name of likely) {
    const element = readXml(decodeText(files[name] as Uint8Array));
    const invoice = element && invoiceFrom(element);
    if (invoice) return invoice;
  }
  const element = readXml(decodeText(root));
  if (!element) return 'invoiceBroken';
  return invoiceFrom(element) ?? 'invoiceForeign';
}

function isLikely(name: string): boolean {
  return /invoice|attach/i.test(name);
}

function invoiceFrom(root: XmlElement): Invoice | null {
  const said = factsOf(root);
  const find = (names: readonly string[]) =>
    names.map((name) => said.get(name)).find((text) => text !== undefined) ?? '';
  const number = find(NAMES.number).toUpperCase();
  const total = money(find(NAMES.total));
  if (!/^[0-9A-Z-]{4,40}$/.test(number) || total === '') return null;
  return {
    ...{ number, code: find(NAMES.code), day: dayOf(find(NAMES.day)), total },
    ...{ provider: find(NAMES.provider), payer: find(NAMES.payer), lines: linesOf(root) },
  };
}

/** The first text of each name; OFD writes them as `CustomData` with a name of its own. */
function factsOf(root: XmlElement): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  for (const { name, attributes, text, children } of everyElement(root)) {
    const called = name === 'CustomData' ? (attributes.Name ?? '') : name;
    const plain = text.normalize('NFKC').trim();
    if (children.length === 0 && plain !== '' && !said.has(called)) said.set(called, plain);
  }
  return said;
}

function linesOf(root: XmlElement): readonly InvoiceLine[] {
  const all = [...everyElement(root)];
  const kind = LINES.find((name) =>
    all.some((one) => one.name === name && one.children.length > 0),
  );
  return all
    .filter(({ name, children }) => name === kind && children.length > 0)
    .map((element) => {
      const said = factsOf(element);
      const find = (names: readonly string[]) =>
        names.map((name) => said.get(name)).find((text) => text !== undefined) ?? '';
      return {
        code: kind === 'IssuItemInformation' ? '' : find(LINE.code),
        // The tax administration writes "*category*name".
        name: find(LINE.name).replace(/^\*[^*]*\*/, ''),
        quantity: figure(find(LINE.quantity)),
        unitPrice: figure(find(LINE.unitPrice)),
        amount: money(find(LINE.amount)),
      };
    })
    .filter(({ amount }) => amount !== '');
}

/** "20250610", "2025-06-10 09:00" or "2025年6月10日"; empty: no day. */
function dayOf(text: string): string {
  const match =
    /^(\d{4})(\d{2})(\d{2})/.exec(text) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(text);
  if (!match) return '';
  const [, year = '', month = '', date = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

/** A figure without its sign of currency and without the zeros that nobody asked for; empty: none. */
function figure(text: string): string {
  const plain = text.replace(/[,\s¥￥元]/g, '');
  const match = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(plain);
  if (!match) return '';
  const [, whole = '', fraction = ''] = match;
  const kept = fraction.replace(/0+$/, '');
  return kept === '' ? whole : `${whole}.${kept.padEnd(2, '0')}`;
}

/** The same to the fen. */
function money(text: string): string {
  const plain = figure(text);
  return plain === '' || plain.includes('.') ? plain : `${plain}.00`;
}
