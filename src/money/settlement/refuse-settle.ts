import { formatYuan, sum, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { UNKNOWN_PERSON } from '../../people/enrolment/index.ts';
import type { Encounter } from '../encounter/index.ts';
import { UNKNOWN_PROVIDER } from '../provider/index.ts';
import type { Books } from './books.ts';
import {
  ALREADY_SETTLED,
  EMPTY_BILL,
  IN_THE_FUTURE,
  NOT_DISCHARGED,
  NOT_THIS_PERSON,
  NOT_THIS_PROVIDER,
  SPLIT_DIFFERS,
  TOTAL_DIFFERS,
} from './errors.ts';
import type { Facts } from './facts.ts';
import { type SettleRequest, SPLIT_PARTS } from './model.ts';

/** The first of the documented refusals that applies, in this order. */
export function refuseSettle(
  request: SettleRequest,
  encounter: Encounter,
  facts: Facts,
  books: Books,
): Rejection | null {
  const { id, personId, providerId, kind, endedOn, startedOn, billTotal, chargeCount } = encounter;
  if (!facts.persons.has(request.person)) {
    return new Rejection(UNKNOWN_PERSON, { id: request.person });
  }
  if (!facts.providers.has(request.provider)) {
    return new Rejection(UNKNOWN_PROVIDER, { id: request.provider });
  }
  if (personId !== request.person) return new Rejection(NOT_THIS_PERSON, { encounter: id });
  if (providerId !== request.provider) return new Rejection(NOT_THIS_PROVIDER, { encounter: id });
  if (Boolean(encounter.claim) !== Boolean(request.claim) && !request.trial) {
    return new Rejection(NOT_THIS_PROVIDER, { encounter: id });
  }
  const live = books.live.get(id);
  if (live) return new Rejection(ALREADY_SETTLED, { encounter: id, settlement: live });
  if (chargeCount === 0 || billTotal === ZERO) return new Rejection(EMPTY_BILL, { encounter: id });
  if (isStay(kind) && endedOn === null && !request.trial && !request.open)
    return new Rejection(NOT_DISCHARGED, { encounter: id });
  const last = endedOn ?? startedOn;
  if (last > facts.today) return new Rejection(IN_THE_FUTURE, { day: last, today: facts.today });
  if (request.claimedTotal !== billTotal) {
    return new Rejection(TOTAL_DIFFERS, {
      claimed: formatYuan(request.claimedTotal),
      recorded: formatYuan(billTotal),
    });
  }
  return refuseParts(request, encounter);
}

function refuseParts({ claimedParts }: SettleRequest, { bill }: Encounter): Rejection | null {
  if (!claimedParts) return null;
  const recorded = SPLIT_PARTS.map((part) => sum(bill.map((day) => day[part])));
  if (recorded.every((amount, i) => amount === claimedParts[i])) return null;
  return new Rejection(SPLIT_DIFFERS, {
    claimed: claimedParts.map(formatYuan).join(' + '),
    recorded: recorded.map(formatYuan).join(' + '),
  });
}

/** Kinds of visit that end with a discharge. */
export function isStay(kind: Encounter['kind']): boolean {
  return kind === 'inpatient' || kind === 'disease-quota';
}
