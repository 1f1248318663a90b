import type { EncounterId, PersonId, ProviderId, RegistrationId } from '../../../kernel/ids.ts';
import { formatYuan, priceTimes } from '../../../kernel/money.ts';
import { checkDecimal } from '../../../rules/catalogue/index.ts';
import type { SentCharge } from '../charges/model.ts';
import { encounterOf } from '../registration/bill-of.ts';
import type { QueueDeps } from './routes.ts';

export type VisitCharges = {
  readonly visit: {
    readonly id: string;
    readonly person: string;
    readonly provider: string;
    readonly bills: readonly { readonly encounter: string; readonly settlement: string | null }[];
  };
  readonly key: string;
  /** Without an amount it is the price times the quantity. */
  readonly lines: readonly (Omit<SentCharge, 'line' | 'day' | 'takesBack' | 'amount'> & {
    readonly amount: string | null;
  })[];
};

export const PAGE_CHARGES = 'page-charges';

/**
 * Adds lines of today to the bill of a visit that is still open, or begins one. The key numbers the lines, so
 * that a request whose answer was lost states the same ones again and is answered with them.
 */
export async function chargeVisit(
  { charges, clock }: Pick<QueueDeps, 'charges' | 'clock'>,
  { visit, key, lines }: VisitCharges,
): Promise<EncounterId> {
  const registration = visit.id as RegistrationId;
  const open = visit.bills.find(({ settlement }) => settlement === null);
  const batch = open ? batchOf(open.encounter) : `p${visit.bills.length + 1}`;
  await charges.add({
    person: visit.person as PersonId,
    provider: visit.provider as ProviderId,
    registration,
    stay: false,
    key: { provider: visit.provider as ProviderId, transaction: PAGE_CHARGES, key },
    bills: [
      {
        batch,
        lines: lines.map((line, index) => ({
          ...line,
          amount: line.amount ?? amountOf(line, String(index + 1)),
          line: `${key}-${index + 1}`,
          day: clock.today(),
          takesBack: null,
        })),
      },
    ],
  });
  return encounterOf({ registration, batch });
}

type Priced = Pick<SentCharge, 'quantity' | 'unitPrice'>;

function amountOf({ quantity, unitPrice }: Priced, line: string): string {
  const count = checkDecimal({ field: 'quantity', value: quantity, places: 4, line });
  const price = checkDecimal({ field: 'unitPrice', value: unitPrice, places: 6, line });
  return formatYuan(priceTimes(price, count));
}

function batchOf(encounter: string): string {
  return encounter.slice(encounter.indexOf('~') + 1);
}
