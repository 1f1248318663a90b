import type { Day } from '../../../kernel/days.ts';
import type { EncounterId, PersonId, ProviderId } from '../../../kernel/ids.ts';
import { ZERO } from '../../../kernel/money.ts';
import type { PricedLine } from '../../../rules/catalogue/index.ts';
import type { Filing } from '../../../rules/policy/index.ts';
import { addToBill } from '../add-to-bill.ts';
import type { Encounter, OtherPayer } from '../model.ts';

/** A bill that a person paid himself, as he brings it on paper. */
export type ClaimedVisit = {
  /** The case; the encounter has its id, so that one case never becomes two bills. */
  readonly claim: string;
  readonly person: PersonId;
  readonly provider: ProviderId;
  readonly kind: Encounter['kind'];
  readonly disease: string | null;
  readonly startedOn: Day;
  readonly endedOn: Day;
  readonly outOfArea: boolean;
  readonly filing: Filing;
  readonly otherPayer: OtherPayer | null;
};

/** The encounter with its bill as it would be recorded; nothing is written. */
export function draftClaim(visit: ClaimedVisit, lines: readonly PricedLine[]): Encounter {
  const { person, provider, ...rest } = visit;
  const empty: Encounter = {
    ...rest,
    id: claimEncounter(visit.claim),
    personId: person,
    providerId: provider,
    scheme: null,
    referral: 'none',
    referredFrom: null,
    purchase: null,
    bill: [],
    billTotal: ZERO,
    chargeCount: 0,
    revision: 0,
    settlementId: null,
  };
  return { ...empty, ...addToBill(empty, lines, lines.length), revision: 1 };
}

export function claimEncounter(claim: string): EncounterId {
  return `claim-${claim}` as EncounterId;
}

/** No hospital may give such an id: by it the books of hospitals leave claims out. */
export function isClaim(id: string): boolean {
  return /^claim-[0-9a-f-]{36}$/.test(id);
}
