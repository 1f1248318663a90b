import { decodeText } from './decode-text.ts';
import { isArchive, openArchive } from './open-archive.ts';
import { readTagged } from './read-tagged.ts';
import { everyElement, readXml, type XmlElement } from './read-xml.ts';
import { sumYuan } from './sum-yuan.ts';

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

/**
 * The same facts under the names of three layouts, and of the custom data of an OFD: the finance ministry's bills
 * (`EInvoiceData/Main`), the tax administration's digital invoices (`EInvoiceData`, `TaxSupervisionInfo`), and the file
 * `original_invoice.xml` of its older invoices as OFD, by whose names pages are tagged as well. What was held against
 * public samples is told in the README.
 */
const NAMES = {
  number: ['EInvoiceNumber', 'InvoiceNumber', 'InvoiceNo', 'EIid', '票据号码', '发票号码'],
  code: ['EInvoiceCode', 'InvoiceCode', '票据代码', '发票代码'],
  day: ['IssueDate', 'IssueTime', 'RequestTime', '开票日期'],
  total: [
    'TotalAmount',
    'TotalTax-includedAmount',
    'TaxInclusiveTotalAmount',
    '价税合计',
    '金额合计',
  ],
  net: ['TotalAmWithoutTax', 'TaxExclusiveTotalAmount', '合计金额'],
  tax: ['TotalTaxAm', 'TaxTotalAmount', '合计税额'],
  provider: ['InvoicingPartyName', 'SellerName', '收款单位', '销售方名称'],
  payer: ['PayerPartyName', 'BuyerName', '交款人', '购买方名称'],
} as const;

const LINE = {
  code: ['AuxItemCode', 'ItemCode'],
  name: ['AuxItemName', 'ItemName', 'Item'],
  quantity: ['AuxItemQuantity', 'ItemQuantity', 'Quantity'],
  unitPrice: ['AuxItemStd', 'ItemStd', 'UnPrice', 'Price'],
  total: ['AuxItemAmount', 'ItemAmount', 'TotaltaxIncludedAmount'],
  net: ['Amount'],
  tax: ['ComTaxAm', 'TaxAmount'],
} as const;

/** The list of single items where there is one, else the categories. */
const LINES = ['AuxItem', 'Item', 'IssuItemInformation', 'GoodsInfo'] as const;

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
  // What was attached is whole; the tags of the page and the custom data of the root tell the head alone.
  const attached = Object.keys(files).filter((name) => name !== 'OFD.xml');
  const likely = attached.toSorted((a, b) => Number(isLikely(b)) - Number(isLikely(a)));
  for (const name of likely) {
    const element = readXml(decodeText(files[name] as Uint8Array));
    const invoice = element && invoiceFrom(element);
    if (invoice) return invoice;
  }
  const head = readXml(decodeText(root));
  if (!head) return 'invoiceBroken';
  const pages = readAll(files, /Content\.xml$/i);
  const tagged = readAll(files, /CustomTag\w*\.xml$/i).flatMap((tags) => readTagged(tags, pages));
  return invoiceFrom({ ...head, children: [...tagged, ...head.children] }) ?? 'invoiceForeign';
}

function readAll(files: Readonly<Record<string, Uint8Array>>, named: RegExp): XmlElement[] {
  return Object.entries(files)
    .filter(([name]) => named.test(name))
    .flatMap(([, bytes]) => readXml(decodeText(bytes)) ?? []);
}

function isLikely(name: string): boolean {
  return /invoice|attach/i.test(name);
}

function invoiceFrom(root: XmlElement): Invoice | null {
  const said = factsOf(root);
  const find = (names: readonly string[]) =>
    names.map((name) => said.get(name)).find((text) => text !== undefined) ?? '';
  const number = find(NAMES.number).toUpperCase();
  const total = amountOf(find, NAMES);
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
    .map(lineOf)
    .filter(({ amount }) => amount !== '');
}

function lineOf(element: XmlElement): InvoiceLine {
  const said = factsOf(element);
  const find = (names: readonly string[]) =>
    names.map((name) => said.get(name)).find((text) => text !== undefined) ?? '';
  const amount = amountOf(find, LINE);
  // A price before tax does not give the amount.
  const taxed = amount !== (money(find(LINE.net)) || amount);
  return {
    code: find(LINE.code),
    // The tax administration writes "*category*name".
    name: find(LINE.name).replace(/^\*[^*]*\*/, ''),
    quantity: figure(find(LINE.quantity)),
    unitPrice: taxed ? '' : figure(find(LINE.unitPrice)),
    amount,
  };
}

type Find = (names: readonly string[]) => string;
type Amounts = Readonly<Record<'total' | 'net' | 'tax', readonly string[]>>;

/** What was paid, which is with the tax; what is free of it has stars or nothing in the tax's place. Empty: none. */
function amountOf(find: Find, { total, net, tax }: Amounts): string {
  const said = money(find(total));
  const before = money(find(net));
  if (said !== '' || before === '') return said;
  return sumYuan([before, money(find(tax)) || '0']) ?? '';
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
