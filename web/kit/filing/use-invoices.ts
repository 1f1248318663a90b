import { useState } from 'react';
import { get } from '../api.ts';
import { type Filled, fillClaim } from '../bill/fill-claim.ts';
import type { Invoice, InvoiceProblem } from '../bill/read-invoice.ts';
import { changeDraft } from '../drafts/drafts.ts';
import type { Draft } from '../drafts/model.ts';
import { invoiceType } from '../files/read-file.ts';
import { useText } from '../language.tsx';
import type { MatterView } from '../matters/views.ts';
import { mattersWords } from '../matters/words.ts';
import { moneyText } from '../money-text.tsx';
import type { Page } from '../views.ts';

type InvoiceNote = { readonly text: string; readonly weight: 'note' | 'warning' };

/** Of a claim: electronic invoices among the papers fill the form, and what cannot be read is said by its name. */
export function useInvoices(draft: Draft, matter: Pick<MatterView, 'fields'>) {
  const t = useText(mattersWords);
  const [notes, setNotes] = useState<readonly InvoiceNote[]>([]);
  const claims = matter.fields.some(({ kind }) => kind === 'lines');
  const say = (text: string, weight: InvoiceNote['weight'] = 'warning') =>
    setNotes((all) => [...all.filter((note) => note.text !== text), { text, weight }]);
  const take = async (file: File) => {
    if (!claims || invoiceType(file) === null) return;
    const read = await readFile(file);
    if (typeof read === 'string') return say(t(read, { name: file.name }));
    const said = await fill(draft, matter, read);
    const { number, payer, lines, total, provider } = read;
    if (said === 'otherName') return say(t('invoiceOtherName', { number, payer }));
    if (said === 'twice') return say(t('invoiceTwice', { number }));
    say(t('invoiceFilled', { number, total: moneyText(total), count: lines.length }), 'note');
    const found = await findProvider(provider);
    if (found === null) return say(t('invoiceProvider', { provider }));
    await changeDraft(draft.id, (now) =>
      now.form.provider ? now : { ...now, form: { ...now.form, provider: found } },
    );
  };
  return { notes, take };
}

async function readFile(file: File): Promise<Invoice | InvoiceProblem> {
  const { readInvoice } = await import('../bill/read-invoice.ts');
  return readInvoice(new Uint8Array(await file.arrayBuffer()));
}

/** Into the draft as it is in this moment: several files are read at once. */
async function fill(draft: Draft, { fields }: Pick<MatterView, 'fields'>, invoice: Invoice) {
  const stay = fields.some(({ name }) => name === 'until');
  let said = 'filled' as Filled['said'];
  await changeDraft(draft.id, (now) => {
    const known = typeof now.known.billName === 'string' ? now.known.billName : '';
    const name = now.person?.name ?? now.told?.name ?? known;
    const filled = fillClaim(now.form, invoice, { name, stay });
    said = filled.said;
    return { ...now, form: filled.form };
  });
  return said;
}

/** The one hospital that is called so. Null: none, or several, or nobody could be asked. */
async function findProvider(name: string): Promise<string | null> {
  if (name === '') return null;
  try {
    const found = await get<Page<{ id: string; name: string }>>('/providers', {
      query: name,
      size: 5,
    });
    const exact = found.rows.filter((row) => row.name === name);
    return exact.length === 1 ? (exact[0]?.id ?? null) : null;
  } catch {
    return null;
  }
}
