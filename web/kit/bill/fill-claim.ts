import type { Form } from '../matters/views.ts';
import type { Invoice } from './read-invoice.ts';
import { sumYuan } from './sum-yuan.ts';

type Line = Readonly<Record<string, string>>;

export type Filled = {
  readonly form: Form;
  /** `otherName`: nothing was taken over, since it is another person's. `twice`: it was read before. */
  readonly said: 'filled' | 'otherName' | 'twice';
};

/** What an invoice tells is put beside what was written; what somebody wrote himself stays as he wrote it. */
export function fillClaim(
  form: Form,
  invoice: Invoice,
  { name, stay }: { readonly name: string; readonly stay: boolean },
): Filled {
  if (!isSamePerson(invoice.payer, name)) return { form, said: 'otherName' };
  const invoices = textOf(form, 'invoices')
    .split(/[\s,，;；、]+/)
    .filter(Boolean);
  if (invoices.some((number) => number.toUpperCase() === invoice.number)) {
    return { form, said: 'twice' };
  }
  const lines = Array.isArray(form.lines) ? (form.lines as readonly Line[]) : [];
  const day = stay ? {} : dayOf(form, 'from', invoice.day);
  const total = sumYuan([textOf(form, 'total') || '0', invoice.total]);
  return {
    said: 'filled',
    form: {
      ...form,
      ...day,
      ...(stay ? dayOf(form, 'until', invoice.day) : {}),
      invoices: [...invoices, invoice.number].join('\n'),
      total: total ?? invoice.total,
      lines: [...lines.filter(isWritten), ...invoice.lines.map(lineOf)],
    },
  };
}

function dayOf(form: Form, field: string, day: string): Form {
  return textOf(form, field) === '' && day !== '' ? { [field]: day } : {};
}

function isWritten(line: Line): boolean {
  return Object.values(line).some((text) => text.trim() !== '');
}

function lineOf({ code, name, quantity, unitPrice, amount }: Invoice['lines'][number]): Line {
  const priced = quantity !== '' && unitPrice !== '' ? { quantity, unitPrice } : {};
  return { code, name, ...priced, amount };
}

/** Who is not told, or is shown with stars for letters, may be anybody that the stars leave room for. */
export function isSamePerson(payer: string, name: string): boolean {
  const [a, b] = [plain(payer), plain(name)];
  if (a === '' || b === '') return true;
  return a.length === b.length && [...a].every((letter, i) => [letter, '*'].includes(b[i] ?? ''));
}

/** Names are typed with and without spaces and middle dots. */
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s·•.]/g, '')
    .toUpperCase();
}

function textOf(form: Form, field: string): string {
  const value = form[field];
  return typeof value === 'string' ? value : '';
}
