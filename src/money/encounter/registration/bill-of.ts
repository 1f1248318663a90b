import type { Day } from '../../../kernel/days.ts';
import type { EncounterId } from '../../../kernel/ids.ts';
import { ZERO } from '../../../kernel/money.ts';
import { type Filing, VISIT_KINDS } from '../../../rules/policy/index.ts';
import { type Encounter, FILINGS, OTHER_PAYERS, PURCHASES, REFERRALS } from '../model.ts';
import type { BillId, Registration } from './model.ts';

/** The encounter that holds a bill. Registrations have no tilde, so no two bills share a name. */
export function encounterOf({ registration, batch }: BillId): EncounterId {
  return (batch === null ? registration : `${registration}~${batch}`) as string as EncounterId;
}

export function billOf(encounter: EncounterId): BillId {
  const [registration, batch] = splitOnce(encounter);
  return { registration: registration as BillId['registration'], batch };
}

/** An empty bill of the registration; null while nobody said what kind of visit it is. */
export function openBill(registration: Registration, batch: string | null): Encounter | null {
  const kind = VISIT_KINDS.find((known) => known === registration.visitKind);
  if (!kind) return null;
  const startedOn = dayOf(registration.beganAt);
  const { filing, otherPayer, purchase, transfer, referral } = registration.particulars;
  const { referredFrom, injuryPayer, outOfArea } = registration.particulars;
  // What a desk said; a filing that is found goes before it.
  const { statedReferral, statedOrigin } = registration.particulars;
  const [way, origin] = referral ? [referral, referredFrom] : [statedReferral, statedOrigin];
  return {
    id: encounterOf({ registration: registration.id, batch }),
    personId: registration.person,
    providerId: registration.provider,
    kind,
    disease: registration.disease,
    scheme: registration.scheme,
    startedOn,
    endedOn: registration.stay ? null : startedOn,
    outOfArea: outOfArea === 'yes',
    filing: FILINGS.find((known) => known === filing) ?? filedAs(transfer),
    otherPayer: OTHER_PAYERS.find((known) => known === (otherPayer ?? injuryPayer)) ?? null,
    referral: REFERRALS.find((known) => known === way) ?? 'none',
    referredFrom: (origin ?? null) as EncounterId | null,
    purchase: PURCHASES.find((known) => known === purchase) ?? null,
    bill: [],
    billTotal: ZERO,
    chargeCount: 0,
    revision: 0,
    settlementId: null,
  };
}

/** An emergency goes before a transfer that was filed. */
function filedAs(transfer: string | undefined): Filing {
  return transfer === undefined ? 'none' : 'referral';
}

export function dayOf(moment: string): Day {
  return moment.slice(0, 10) as Day;
}

function splitOnce(text: string): [string, string | null] {
  const at = text.indexOf('~');
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}
