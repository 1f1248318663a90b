import { createHash } from 'node:crypto';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import { Outage, Rejection } from '../../kernel/rejection.ts';
import {
  checkRelation,
  findWalletGrant,
  findWalletGrantByKey,
  GIVER_NOT_INSURED,
  type GrantId,
  holdQuota,
  insertWalletGrant,
  KEY_REUSED,
  keepWalletGrant,
  lockAccount,
  lockWalletGrant,
  mayGive,
  NO_ACCOUNT,
  SAME_AREA,
  SAME_PERSON,
  UNKNOWN_GRANT,
  type WalletGrant,
} from '../../people/accounts/index.ts';
import {
  findCoverage,
  findIdentifiedPersons,
  lockPersons,
  maskName,
  UNKNOWN_PERSON,
} from '../../people/enrolment/index.ts';
import type { OwnAccountDeps } from './deps.ts';
import { sharingOf } from './draw-premium.ts';
import { endWallet } from './end-wallet.ts';
import { OUTSIDE_THE_RELATIONS } from './errors.ts';

export type WalletRequest = {
  readonly giver: PersonId;
  readonly receiverArea: AreaCode;
  /** Who is meant there: both have to be right. */
  readonly receiver: { readonly name: string; readonly idNumber: string };
  /** What the giver is to the receiver. */
  readonly relation: string;
  readonly quota: Money;
  readonly by: string;
  /** The same key is the same wallet, for ever. */
  readonly key?: string;
};

/**
 * Holds a quota here and offers it to a relative elsewhere. The hold comes first, so that nothing can be spent there that is
 * not held here; where the other area refuses or does not answer, it is taken back whole.
 */
export async function grantWallet(
  deps: OwnAccountDeps,
  request: WalletRequest,
): Promise<WalletGrant> {
  const { receiverArea, receiver, relation, quota, key } = request;
  const done = key === undefined ? null : await findWalletGrantByKey(deps.database.sql, key);
  if (done) return sameAs(done, request);
  const made = await hold(deps, request);
  if (made.before) return sameAs(made.before, request);
  const { id, giverName } = made;
  const { area: giverArea } = deps.database;
  const giverRef = referenceOf(giverArea, request.giver);
  try {
    await deps.areas
      .of(receiverArea)
      .offer({ id, giverArea, giverRef, giverName, receiver, relation, amount: quota });
  } catch (error) {
    await endWallet(deps, id, { reason: 'refused', by: request.by }).catch(unlessOut);
    throw error;
  }
  return told(deps, id);
}

function sameAs(done: WalletGrant, asked: WalletRequest) {
  const { giver, receiverArea, receiver, relation, quota, key = '' } = asked;
  const to = done.receiverArea === receiverArea && done.receiverName === maskName(receiver.name);
  const what = done.quota === quota && done.relation === relation;
  if (done.giverId === giver && to && what) return done;
  throw new Rejection(KEY_REUSED, { key });
}

/** The same giver is known by it in the other area, and nothing else is. */
export function referenceOf(area: AreaCode, person: PersonId): string {
  return createHash('sha256').update(`${area}/${person}`).digest('hex');
}

type Held = {
  /** What the same request has made already. */
  readonly before: WalletGrant | null;
  readonly id: GrantId;
  readonly giverName: string;
};

async function hold(
  deps: OwnAccountDeps,
  { giver, receiverArea, receiver, relation, quota, by, key = undefined }: WalletRequest,
): Promise<Held> {
  const { database, ids, clock } = deps;
  checkRelation(relation);
  if (!sharingOf(deps).wallet.relations.includes(relation)) {
    throw new Rejection(OUTSIDE_THE_RELATIONS, { relation });
  }
  if (receiverArea === database.area) throw new Rejection(SAME_AREA, { area: receiverArea });
  deps.areas.of(receiverArea);
  return database.transaction(async (sql) => {
    await lockPersons(sql, [giver]);
    // Of two at one moment the second finds what the first has made.
    const before = key === undefined ? null : await findWalletGrantByKey(sql, key);
    if (before) return { before, id: before.id, giverName: '' };
    const person = (await findIdentifiedPersons(sql, [giver])).get(giver);
    const coverage = (await findCoverage(sql, [giver])).get(giver);
    const account = await lockAccount(sql, giver);

    if (!person) throw new Rejection(UNKNOWN_PERSON, { id: giver });
    if (person.idNumber === receiver.idNumber.toUpperCase()) {
      throw new Rejection(SAME_PERSON, { id: giver });
    }
    if (!account) throw new Rejection(NO_ACCOUNT, { id: giver });
    const today = clock.today();
    if (!mayGive(coverage, today)) throw new Rejection(GIVER_NOT_INSURED, { today });
    holdQuota(account, quota);

    const id = ids.next() as GrantId;
    await insertWalletGrant(sql, {
      ...{ id, giverId: giver, receiverArea, relation, quota, by, key: key ?? null },
      ...{ receiverName: maskName(receiver.name), askedAt: clock.now().toISOString() },
    });
    return { before: null, id, giverName: maskName(person.name) };
  });
}

/** Where a job ended it meanwhile, the other area hears so at once. */
async function told(deps: OwnAccountDeps, id: GrantId): Promise<WalletGrant> {
  const state = await deps.database.transaction(async (sql) => {
    const grant = await lockWalletGrant(sql, id);
    if (grant?.state === 'asked') {
      await keepWalletGrant(sql, id, { state: 'offered', reason: '', endedAt: null });
    }
    return grant?.state;
  });
  const grant = await findWalletGrant(deps.database.sql, id);
  if (!grant || state === 'ended' || state === 'closing') {
    throw new Rejection(UNKNOWN_GRANT, { id });
  }
  return grant;
}

/** What cannot be reached now is ended by the job; until then it is held, and nothing is lost. */
function unlessOut(error: unknown): void {
  if (!(error instanceof Outage)) throw error;
}
