import { assert } from '../../../kernel/assert.ts';
import type { SettlementId } from '../../../kernel/ids.ts';
import { negate, ZERO } from '../../../kernel/money.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { findIdentifiedPersons, type IdentifiedPerson } from '../../../people/enrolment/index.ts';
import type { AreaDatabase } from '../../../platform/sql.ts';
import { findListed, itemOn, type ListedItem } from '../../../rules/catalogue/index.ts';
import {
  amountLeft,
  type BillLine,
  billLines,
  findKeptUploads,
  nameText,
} from '../../encounter/index.ts';
import { findProviders, type Provider } from '../../provider/index.ts';
import { NO_PAPERS, UNKNOWN_SETTLEMENT } from '../errors.ts';
import type { ProviderMoney } from '../provider-money.ts';
import type { ProviderSettlement } from '../provider-view.ts';
import { findFollowers, findSettlements } from '../store.ts';
import { buildInvoice, type Invoice } from './build-invoice.ts';
import { settledUploads } from './settled-uploads.ts';

export type PaperDeps = { readonly database: AreaDatabase; readonly money: ProviderMoney };

export type PaperLine = BillLine & { readonly item: ListedItem | null };

/** Everything that is printed of one settlement, or of the reversal that takes it back. */
export type Papers = {
  readonly settled: ProviderSettlement;
  readonly person: IdentifiedPerson;
  readonly provider: Provider;
  readonly reversed: boolean;
  readonly lines: readonly PaperLine[];
  readonly invoice: Invoice;
};

export async function readPapers(
  { database, money }: PaperDeps,
  id: SettlementId,
): Promise<Papers> {
  const { sql } = database;
  const row = (await findSettlements(sql, [id])).get(id);
  if (!row) throw new Rejection(UNKNOWN_SETTLEMENT, { settlement: id });
  const settled = await money.find(sql, id);
  if (!settled) throw new Rejection(NO_PAPERS, { settlement: id });
  const [persons, providers, kept, followers] = await Promise.all([
    findIdentifiedPersons(sql, [settled.person]),
    findProviders(sql, [settled.provider]),
    findKeptUploads(sql, [settled.encounter]),
    findFollowers(sql, row),
  ]);
  const [person, provider] = [persons.get(settled.person), providers.get(settled.provider)];
  assert(person && provider, 'a settlement is of a recorded person and provider');

  const { amounts, kind } = settled;
  const turned = kind === 'reversal';
  const sums = [amounts.fullSelfPay, amounts.overCeiling, amounts.priorSelfPay, amounts.inScope];
  const bill = {
    revision: row.document.revision,
    parts: turned ? sums.map(negate) : sums,
  };
  const uploads = settledUploads(kept.get(settled.encounter) ?? [], bill);
  const listed = withoutTakenBack(billLines(uploads)).map((line) => (turned ? mirror(line) : line));
  const items = await findListed(sql, [...new Set(listed.map(({ charge }) => charge.code))]);
  const lines = listed.map((line) => ({
    ...line,
    item: itemOn(items.get(line.charge.code), line.charge.day) as ListedItem | null,
  }));
  const invoice = buildInvoice(
    amounts,
    lines.map(({ charge, item }) => ({
      item: item?.chargeItem ?? 'other',
      amount: charge.amount,
    })),
  );
  const reversed = followers.some((follower) => follower.kind === 'reversal');
  return { settled, person, provider, reversed, lines, invoice };
}

/** A line that was given back whole says nothing any more, and neither does its refund. */
function withoutTakenBack(lines: readonly BillLine[]): BillLine[] {
  const gone = new Set(
    lines
      .filter(({ left }) => left !== null && left.units === 0n && amountLeft(left) === ZERO)
      .map(nameText),
  );
  return lines.filter((line) => !gone.has(nameText(line.origin ?? line)));
}

/** As a reversal takes it back; nothing of it is left to be refunded. */
function mirror(line: BillLine): BillLine {
  const { charge } = line;
  const quantity = charge.quantity.startsWith('-')
    ? charge.quantity.slice(1)
    : `-${charge.quantity}`;
  return {
    ...line,
    left: null,
    charge: {
      ...charge,
      quantity,
      amount: negate(charge.amount),
      fullSelfPay: negate(charge.fullSelfPay),
      overCeiling: negate(charge.overCeiling),
      priorSelfPay: negate(charge.priorSelfPay),
      inScope: negate(charge.inScope),
    },
  };
}
