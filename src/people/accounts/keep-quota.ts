import type { Money } from '../../kernel/money.ts';
import { Outage, Rejection } from '../../kernel/rejection.ts';
import {
  type EnrolmentDeps,
  findCoverage,
  findPersonByIdNumber,
  lockPersons,
  maskName,
} from '../enrolment/index.ts';
import { checkRelation, mayBeGiven } from './check-grant.ts';
import { GRANT_EXISTS, RECEIVER_NOT_FOUND, RECEIVER_NOT_INSURED, UNKNOWN_GRANT } from './errors.ts';
import type { Writing } from './grant-mutual-aid.ts';
import type { GrantId, Offer } from './model.ts';
import {
  findLapsedQuotas,
  findQuotasById,
  findUsesOf,
  getClosed,
  insertOfferGone,
  insertQuota,
  isOfferGone,
  lockOffer,
  lockQuota,
  markTold,
  shutQuota,
  type ToldUse,
  waitShortly,
} from './store/quotas.ts';

type Newborns = EnrolmentDeps & Pick<Writing, 'newbornDays'>;

/**
 * A relative elsewhere offers a quota. Name and number prove who is meant; the same offer again is the same quota,
 * and nothing can be spent of it before it is confirmed here.
 */
export async function takeOffer(deps: Newborns, offer: Offer): Promise<void> {
  const { database, clock, newbornDays = 0 } = deps;
  checkRelation(offer.relation);
  const number = offer.receiver.idNumber.toUpperCase();
  const person = await findPersonByIdNumber(database.sql, number);
  if (person?.name !== offer.receiver.name) throw new Rejection(RECEIVER_NOT_FOUND);
  await database.transaction(async (sql) => {
    await lockPersons(sql, [person.id]);
    await lockOffer(sql, offer.id);
    if (await isOfferGone(sql, offer.id)) throw new Rejection(UNKNOWN_GRANT, { id: offer.id });
    if ((await findQuotasById(sql, [offer.id])).has(offer.id)) return;
    const coverage = (await findCoverage(sql, [person.id])).get(person.id);
    const today = clock.today();
    if (!mayBeGiven({ bornOn: person.bornOn, coverage }, today, newbornDays)) {
      throw new Rejection(RECEIVER_NOT_INSURED, { today });
    }
    const { receiver: _, ...rest } = offer;
    const at = clock.now().toISOString();
    if (await insertQuota(sql, { ...rest, receiver: person.id, at })) return;
    // Another area is told of nobody here more than what it said.
    throw new Rejection(GRANT_EXISTS, {
      giver: offer.giverName,
      receiver: maskName(person.name),
    });
  });
}

export type ClosedQuota = {
  /** What was never used, and is the giver's again. */
  readonly left: Money;
  readonly reason: string;
  /** All uses, so that nothing that is still under way is missed. */
  readonly uses: readonly ToldUse[];
};

/**
 * Ends a quota: nothing is spent of it from now on. Null where no such offer ever came, and one that is still under way
 * is not taken any more. The same again is the same answer.
 */
export async function closeQuota(
  deps: EnrolmentDeps,
  id: GrantId,
  reason: string,
): Promise<ClosedQuota | null> {
  const close = deps.database.transaction(async (sql) => {
    await waitShortly(sql);
    await lockOffer(sql, id);
    if (!(await lockQuota(sql, id))) {
      await insertOfferGone(sql, id);
      return null;
    }
    const at = deps.clock.now().toISOString();
    await shutQuota(sql, id, { reason, at });
    await markTold(sql, id, at);
    return { ...(await getClosed(sql, id)), uses: await findUsesOf(sql, id) };
  });
  return close.catch(asOutage);
}

const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Whoever asks holds something of his own area meanwhile. Where two areas wait for each other no database sees it, so that
 * nobody waits for long: he lets go of what he holds, and the job asks again.
 */
function asOutage(error: unknown): never {
  if ((error as { code?: unknown }).code !== LOCK_NOT_AVAILABLE) throw error;
  throw new Outage('the quota is just being changed', { cause: error });
}

/** Every night: of people who are no longer insured here. */
export async function closeLapsedQuotas(deps: Newborns): Promise<number> {
  const { database, clock, newbornDays = 0 } = deps;
  const lapsed = await findLapsedQuotas(database.sql, clock.today(), newbornDays);
  for (const { id } of lapsed) {
    const at = clock.now().toISOString();
    await shutQuota(database.sql, id, { reason: 'receiver-coverage', at });
  }
  return lapsed.length;
}
