import { dismiss, submit } from '../../kit/outbox/outbox.ts';
import type { EncounterView } from '../../kit/views.ts';

export type AccountWish = { readonly useOwnAccount: boolean; readonly useMutualAid: boolean };

/** All money of a bill is one subject: nothing of it overtakes anything else of it. */
export function subjectOf(encounter: string): string {
  return `encounter:${encounter}`;
}

export function askToSettle(bill: EncounterView, wish: AccountWish): void {
  const { id, person, provider, billTotal } = bill;
  submit({
    kind: 'settle',
    subject: subjectOf(id),
    label: `${bill.personName} ${billTotal}`,
    path: '/settlements',
    body: { person, provider, encounter: id, claimedTotal: billTotal, ...wish },
    keeps: { settlement: ['settlements.0.id'] },
  });
}

/** A settlement that money is given back of. */
export type Given = {
  readonly id: string;
  readonly encounter: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly provider: { readonly id: string };
};

export function askToCancel({ id, encounter, person, provider }: Given, reason: string): void {
  submit({
    kind: 'reverse',
    subject: subjectOf(encounter),
    label: person.name,
    path: `/settlements/${id}/reversals`,
    body: { person: person.id, provider: provider.id, reason },
    keeps: { settlement: ['settlements.0.id'] },
  });
}

export type ChosenLine = {
  readonly upload: number;
  readonly place: number;
  readonly quantity?: string;
};

export type RefundAsked = AccountWish & { readonly lines: readonly ChosenLine[] };

const SHARES = ['total', 'fund', 'ownAccount', 'mutualAid', 'cash'] as const;

export function askToRefund(
  { id, encounter, person, provider }: Given,
  asked: RefundAsked,
  reason: string,
): void {
  const shares = (['before', 'after', 'back'] as const).flatMap((when) =>
    SHARES.map((share) => [`${when}.${share}`, [`${when}.${share}`]] as const),
  );
  submit({
    kind: 'refund',
    subject: subjectOf(encounter),
    label: person.name,
    path: `/settlements/${id}/refunds`,
    body: { person: person.id, provider: provider.id, ...asked, reason },
    keeps: {
      settlement: ['settlements.0.id', 'reversals.0.id'],
      ...Object.fromEntries(shares),
    },
  });
}

/** A refusal was read; the same may be asked for anew. */
export function forget(intent: { readonly id: string } | null): void {
  if (intent !== null) dismiss(intent.id);
}
