import { type Static, Type } from 'typebox';
import { ageOn } from '../../../kernel/days.ts';
import { formatYuan } from '../../../kernel/money.ts';
import { maskIdNumber } from '../../../people/enrolment/index.ts';
import { amountLeft, quantityText } from '../../encounter/index.ts';
import { CHARGE_ITEMS, type Invoice } from './build-invoice.ts';
import type { PaperLine, Papers } from './read-papers.ts';

const Amount = Type.String({ description: 'Yuan' });
const Nullable = Type.Union([Type.String(), Type.Null()]);
const Item = Type.Enum([...CHARGE_ITEMS]);

const LineView = Type.Object({
  upload: Type.Integer(),
  place: Type.Integer(),
  code: Type.String(),
  name: Type.String(),
  specification: Nullable,
  unit: Nullable,
  item: Item,
  day: Type.String(),
  quantity: Type.String(),
  unitPrice: Type.String(),
  amount: Amount,
  class: Type.Enum(['A', 'B', 'C']),
  fullSelfPay: Amount,
  overCeiling: Amount,
  priorSelfPay: Amount,
  inScope: Amount,
  refund: Type.Boolean({ description: 'Takes an earlier line of the bill back' }),
  left: Type.Union([Type.Object({ quantity: Type.String(), amount: Amount }), Type.Null()], {
    description: 'What a refund may still give back',
  }),
});

export const PapersView = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['settlement', 'reversal']),
  original: Nullable,
  reversed: Type.Boolean(),
  encounter: Type.String(),
  person: Type.Object({
    id: Type.String(),
    name: Type.String(),
    idNumber: Type.String({ description: 'Masked' }),
    sex: Type.String(),
    age: Type.Integer(),
  }),
  provider: Type.Object({ id: Type.String(), name: Type.String() }),
  scheme: Type.String(),
  visitKind: Type.String(),
  from: Type.String(),
  until: Type.String(),
  settledAt: Type.String(),
  balance: Nullable,
  lines: Type.Array(LineView),
  invoice: Type.Object({
    items: Type.Array(Type.Object({ item: Item, amount: Amount })),
    total: Amount,
    pool: Amount,
    others: Amount,
    accounts: Amount,
    cash: Amount,
    ownShare: Amount,
    selfFunded: Amount,
  }),
});
export type PapersView = Static<typeof PapersView>;

export function papersView({
  settled,
  person,
  provider,
  reversed,
  lines,
  invoice,
}: Papers): PapersView {
  const { id, kind, original, encounter, scheme, visitKind, from, until, settledAt } = settled;
  const { balance } = settled;
  return {
    ...{ id, kind, original, reversed, encounter, scheme, visitKind, from, until, settledAt },
    person: {
      id: person.id,
      name: person.name,
      idNumber: maskIdNumber(person.idNumber),
      sex: person.sex,
      age: ageOn(person.bornOn, until),
    },
    provider: { id: provider.id, name: provider.name },
    balance: balance === null ? null : formatYuan(balance),
    lines: lines.map(lineView),
    invoice: invoiceView(invoice),
  };
}

function lineView({ upload, place, charge, origin, left, item }: PaperLine) {
  const { code, name, day, quantity, unitPrice } = charge;
  return {
    ...{ upload, place, code, name, day, quantity, unitPrice },
    specification: item?.particulars.specification ?? null,
    unit: item?.unit ?? null,
    item: item?.chargeItem ?? ('other' as const),
    amount: formatYuan(charge.amount),
    class: charge.class,
    fullSelfPay: formatYuan(charge.fullSelfPay),
    overCeiling: formatYuan(charge.overCeiling),
    priorSelfPay: formatYuan(charge.priorSelfPay),
    inScope: formatYuan(charge.inScope),
    refund: origin !== null,
    left: left && { quantity: quantityText(left.units), amount: formatYuan(amountLeft(left)) },
  };
}

function invoiceView({ items, ...amounts }: Invoice) {
  return {
    items: items.map(({ item, amount }) => ({ item, amount: formatYuan(amount) })),
    total: formatYuan(amounts.total),
    pool: formatYuan(amounts.pool),
    others: formatYuan(amounts.others),
    accounts: formatYuan(amounts.accounts),
    cash: formatYuan(amounts.cash),
    ownShare: formatYuan(amounts.ownShare),
    selfFunded: formatYuan(amounts.selfFunded),
  };
}
