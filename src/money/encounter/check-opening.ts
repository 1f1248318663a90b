import { type Day, isDay } from '../../kernel/days.ts';
import type { EncounterId, PersonId, ProviderId } from '../../kernel/ids.ts';
import { ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { UNKNOWN_PERSON } from '../../people/enrolment/index.ts';
import { VISIT_KINDS, type VisitKind } from '../../rules/policy/index.ts';
import { UNKNOWN_PROVIDER } from '../provider/index.ts';
import { isClaim } from './claims/draft-claim.ts';
import {
  DISCHARGE_BEFORE_ADMISSION,
  DISEASE_MISSING,
  END_IN_FUTURE,
  ID_REUSED,
  NO_STAY_THERE,
  NOT_A_DAY,
  ORIGIN_OF_ANOTHER,
  REFERRAL_WITHOUT_ORIGIN,
  START_IN_FUTURE,
  UNKNOWN_KIND,
  UNKNOWN_ORIGIN,
} from './errors.ts';
import type { Encounter, OpenRequest } from './model.ts';

export type OpeningFacts = {
  readonly persons: ReadonlyMap<PersonId, unknown>;
  readonly providers: ReadonlyMap<ProviderId, unknown>;
  readonly encounters: ReadonlyMap<EncounterId, Encounter>;
  /** The provider sells and treats nobody. */
  readonly pharmacy: boolean;
  readonly today: Day;
};

const NEEDS_DISEASE: readonly VisitKind[] = ['chronic', 'special', 'disease-quota'];
const STAYS: readonly VisitKind[] = ['inpatient', 'disease-quota'];

/** The encounter that a request opens, or the first of the refusals, in this order. */
export function checkOpening(
  request: OpenRequest,
  id: EncounterId,
  facts: OpeningFacts,
): Encounter {
  const { person, provider, disease, scheme, outOfArea, filing, otherPayer } = request;
  if (isClaim(id)) throw new Rejection(ID_REUSED, { id });
  if (!facts.persons.has(person)) throw new Rejection(UNKNOWN_PERSON, { id: person });
  if (!facts.providers.has(provider)) throw new Rejection(UNKNOWN_PROVIDER, { id: provider });
  const kind = VISIT_KINDS.find((known) => known === request.kind);
  if (!kind) throw new Rejection(UNKNOWN_KIND, { kind: request.kind });
  if (facts.pharmacy && STAYS.includes(kind)) throw new Rejection(NO_STAY_THERE, { id: provider });
  const { startedOn, endedOn } = checkDays(request, kind, facts.today);
  if (!disease && NEEDS_DISEASE.includes(kind)) throw new Rejection(DISEASE_MISSING, { kind });
  checkReferral(request, facts);
  return {
    id,
    personId: person,
    providerId: provider,
    kind,
    disease,
    scheme,
    startedOn,
    endedOn,
    outOfArea,
    filing,
    otherPayer,
    referral: request.referral,
    referredFrom: request.referredFrom,
    // A desk names no prescription from outside; whoever has one sends it by message.
    purchase: facts.pharmacy ? 'unprescribed' : null,
    claim: null,
    bill: [],
    billTotal: ZERO,
    chargeCount: 0,
    revision: 0,
    settlementId: null,
  };
}

/**
 * A repetition of a request that was answered already gets what was opened then, as it is now. The end
 * counts only if stated again: it may have been set by a discharge since.
 */
export function replayOf(existing: Encounter, request: OpenRequest): Encounter {
  const same =
    existing.personId === request.person &&
    existing.providerId === request.provider &&
    existing.kind === request.kind &&
    existing.disease === request.disease &&
    existing.scheme === request.scheme &&
    existing.startedOn === request.startedOn &&
    (request.endedOn === null || existing.endedOn === request.endedOn) &&
    existing.outOfArea === request.outOfArea &&
    existing.filing === request.filing &&
    existing.otherPayer === request.otherPayer &&
    existing.referral === request.referral &&
    existing.referredFrom === request.referredFrom;
  if (!same) throw new Rejection(ID_REUSED, { id: existing.id });
  return existing;
}

function checkDays(request: OpenRequest, kind: VisitKind, today: Day) {
  const startedOn = readDay(request.startedOn);
  const stated = request.endedOn === null ? null : readDay(request.endedOn);
  if (startedOn > today) throw new Rejection(START_IN_FUTURE, { day: startedOn, today });
  if (stated !== null && stated < startedOn) {
    throw new Rejection(DISCHARGE_BEFORE_ADMISSION, { startedOn, endedOn: stated });
  }
  if (stated !== null && stated > today) {
    throw new Rejection(END_IN_FUTURE, { day: stated, today });
  }
  return { startedOn, endedOn: stated ?? (STAYS.includes(kind) ? null : startedOn) };
}

/** Whoever was referred names the stay of the same person from which. */
export function checkReferral(
  { person, referral, referredFrom }: Pick<OpenRequest, 'person' | 'referral' | 'referredFrom'>,
  facts: Pick<OpeningFacts, 'encounters'>,
): void {
  if (referredFrom === null) {
    if (referral !== 'none') throw new Rejection(REFERRAL_WITHOUT_ORIGIN, { referral });
    return;
  }
  const origin = facts.encounters.get(referredFrom);
  if (!origin) throw new Rejection(UNKNOWN_ORIGIN, { id: referredFrom });
  if (origin.personId !== person) throw new Rejection(ORIGIN_OF_ANOTHER, { id: referredFrom });
}

export function readDay(text: string, line = ''): Day {
  if (!isDay(text)) throw new Rejection(NOT_A_DAY, { value: text.slice(0, 40), line });
  return text;
}
