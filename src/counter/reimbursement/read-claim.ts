import { type Day, isDay } from '../../kernel/days.ts';
import type { PersonId, ProviderId, SettlementId } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { OTHER_PAYERS } from '../../money/encounter/index.ts';
import type { PaymentId } from '../../money/person-payment/index.ts';
import type { Case, Form, Matter } from '../matters/index.ts';
import { FIELD_WRONG } from './errors.ts';
import type { Claim, ClaimedLine } from './model.ts';

const KINDS = [
  'outpatient',
  'antenatal',
  'chronic',
  'special',
  'two-diseases',
  'inpatient',
] as const satisfies readonly Claim['kind'][];

type ClaimCase = Pick<Case, 'id' | 'matter' | 'person' | 'form' | 'result'>;

/** What the form of a case claims. The engine has looked at each field; here they become one bill. */
export function readClaim(one: ClaimCase): Claim {
  const { id, person, form } = one;
  const kind = KINDS.find((known) => known === (text(form, 'visit') || 'inpatient'));
  if (!kind) throw wrong('visit');
  const from = dayOf(form, 'from');
  const invoices = text(form, 'invoices')
    .split(/[\s,，;；、]+/)
    .map((number) => number.toUpperCase())
    .filter(Boolean);
  if (invoices.length === 0) throw wrong('invoices');
  const otherPayer = OTHER_PAYERS.find((known) => known === text(form, 'otherPayer')) ?? null;
  return {
    case: id,
    aid: one.matter === 'reimburse-aid',
    settledBefore: (one.result.settlement as SettlementId | undefined) ?? null,
    paidBefore: (one.result.payment || null) as PaymentId | null,
    person: (person ?? '') as PersonId,
    provider: text(form, 'provider') as ProviderId,
    kind,
    disease: text(form, 'disease') || null,
    from,
    // A visit is one day: its own deductible and its own rate.
    until: kind === 'inpatient' ? dayOf(form, 'until') : from,
    emergency: form.emergency === true,
    otherPayer,
    invoices,
    billName: text(form, 'billName'),
    claimedTotal: yuan(text(form, 'total') || '0'),
    lines: linesOf(form, from),
    account: accountOf(form),
  };
}

/** A matter whose form is a bill: which is what the pages ask to show a trial beside a case. */
export function isClaimMatter({ effect }: Pick<Matter, 'effect'>): boolean {
  return effect === 'reimburse';
}

function linesOf(form: Form, from: Day): ClaimedLine[] {
  const lines = form.lines;
  if (!Array.isArray(lines) || lines.length === 0) throw wrong('lines');
  return (lines as readonly Readonly<Record<string, string>>[]).map((line) => {
    const amount = (line.amount ?? '').trim();
    const priced = Boolean(line.quantity && line.unitPrice);
    return {
      code: (line.code ?? '').trim(),
      name: (line.name ?? '').trim(),
      day: (line.day ?? '').trim() || from,
      // Invoices often say the amount alone.
      quantity: priced ? (line.quantity ?? '') : '1',
      unitPrice: priced ? (line.unitPrice ?? '') : amount,
      amount,
      approved: line.approved === 'yes',
    };
  });
}

function accountOf(form: Form): Claim['account'] {
  const { holder, bank, number } = (form.account ?? {}) as Readonly<Record<string, string>>;
  if (!holder || !bank || !number) throw wrong('account');
  return { holder, bank, number };
}

function dayOf(form: Form, name: string): Day {
  const value = text(form, name);
  if (!isDay(value)) throw wrong(name);
  return value;
}

function text(form: Form, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value.trim() : '';
}

function wrong(field: string): Rejection {
  return new Rejection(FIELD_WRONG, { field });
}
