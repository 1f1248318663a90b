import { createHash } from 'node:crypto';
import { ageOn } from '../../kernel/days.ts';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { Outage, Rejection } from '../../kernel/rejection.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import { checkRelation } from '../accounts/index.ts';
import {
  findIdentifiedPersons,
  findPersonByIdNumber,
  findPersons,
  maskName,
  UNKNOWN_PERSON,
} from '../enrolment/index.ts';
import type { CodeArea, CodePort } from './code-port.ts';
import type { Credentials } from './credentials.ts';
import {
  HOLDER_NOT_FOUND,
  OWN_CODE,
  SHARED_ALREADY,
  UNKNOWN_AREA,
  UNKNOWN_SHARE,
} from './errors.ts';
import type { ShownVoucher } from './model.ts';
import type { CodeShare, GuardianRelation, Held, HoldRequest } from './share-model.ts';
import {
  endHeldRow,
  endShareRow,
  findGuardian,
  findHeld,
  findShare,
  findWards,
  insertHeld,
  insertShare,
  insertShowing,
} from './share-store.ts';

export type SharingDeps = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly credentials: Pick<Credentials, 'issue'>;
  readonly codes: CodePort;
};

export type ShareRequest = {
  readonly owner: PersonId;
  readonly holderArea: AreaCode;
  readonly holder: { readonly name: string; readonly idNumber: string };
  /** What the holder is to the owner. */
  readonly relation: string;
  /** By the owner himself, or at a counter, as for a child. */
  readonly given: CodeShare['given'];
  readonly by: string;
};

/** Lets somebody show the owner's code. The holder's area is told first: a code held in vain opens nothing. */
export async function shareCode(deps: SharingDeps, request: ShareRequest): Promise<CodeShare> {
  const { database, ids, clock, codes } = deps;
  const { owner, holderArea, holder, relation, given, by } = request;
  checkRelation(relation);
  const person = (await findIdentifiedPersons(database.sql, [owner])).get(owner);
  if (!person) throw new Rejection(UNKNOWN_PERSON, { id: owner });
  if (person.idNumber === holder.idNumber.toUpperCase()) throw new Rejection(OWN_CODE);
  const id = ids.next();
  const ownerName = maskName(person.name);
  const there = codes.of(holderArea);
  const held = await there.hold({ id, ownerArea: database.area, ownerName, relation, holder });
  const share: Omit<CodeShare, 'endedAt'> = {
    ...{ id, owner, holderArea, holderRef: held.ref, holderName: held.name, relation, given },
    givenAt: clock.now().toISOString(),
  };
  if (await insertShare(database.sql, { ...share, by })) return { ...share, endedAt: null };
  await there.release(id);
  throw new Rejection(SHARED_ALREADY, { holder: held.name });
}

/** Ended by the owner, or at a counter; from this moment no code is shown, whether the holder's area hears of it or not. */
export async function endShare(
  deps: SharingDeps,
  id: string,
  { owner, by }: { readonly owner: PersonId; readonly by: string },
): Promise<void> {
  const { database, clock, codes } = deps;
  const share = await findShare(database.sql, id);
  if (share?.owner !== owner) throw new Rejection(UNKNOWN_SHARE, { id });
  await endShareRow(database.sql, id, { by, at: clock.now().toISOString() });
  await codes.of(share.holderArea).release(id).catch(unlessOut);
}

/** Ended by whoever was let. */
export async function giveUpCode(deps: SharingDeps, id: string, holder: PersonId): Promise<void> {
  const held = await ownHeld(deps, id, holder);
  const ref = referenceOf(deps.database.area, holder);
  await deps.codes.of(held.ownerArea).end(id, ref).catch(unlessOut);
  await endHeldRow(deps.database.sql, id, deps.clock.now().toISOString());
}

/** What the holder's device shows for the owner. */
export async function showCode(
  deps: SharingDeps,
  id: string,
  holder: PersonId,
): Promise<ShownVoucher> {
  const held = await ownHeld(deps, id, holder);
  return deps.codes.of(held.ownerArea).show(id, referenceOf(deps.database.area, holder));
}

async function ownHeld({ database }: SharingDeps, id: string, holder: PersonId) {
  const held = await findHeld(database.sql, id);
  if (held?.holder !== holder || held.endedAt !== null) throw new Rejection(UNKNOWN_SHARE, { id });
  return held;
}

function referenceOf(area: AreaCode, person: PersonId): string {
  return createHash('sha256').update(`code ${area}/${person}`).digest('hex');
}

function unlessOut(error: unknown): void {
  if (!(error instanceof Outage)) throw error;
}

/** Areas of the same server. */
export function localCodes(find: (area: AreaCode) => SharingDeps | null): CodePort {
  return {
    of(area) {
      const there = find(area);
      if (!there) throw new Rejection(UNKNOWN_AREA, { area });
      return codeArea(there);
    },
  };
}

function codeArea(there: SharingDeps): CodeArea {
  const { database, clock } = there;
  const now = () => clock.now().toISOString();
  return {
    hold: (request) => hold(there, request),
    release: (id) => endHeldRow(database.sql, id, now()),
    show: (id, ref) => show(there, id, ref),
    async end(id, ref) {
      await liveShare(there, id, ref);
      await endShareRow(database.sql, id, { by: 'holder', at: now() });
    },
  };
}

async function hold({ database, clock }: SharingDeps, request: HoldRequest): Promise<Held> {
  const { holder, ...rest } = request;
  const person = await findPersonByIdNumber(database.sql, holder.idNumber.toUpperCase());
  if (person?.name !== holder.name) throw new Rejection(HOLDER_NOT_FOUND);
  await insertHeld(database.sql, { ...rest, holder: person.id, at: clock.now().toISOString() });
  return { ref: referenceOf(database.area, person.id), name: maskName(person.name) };
}

/** Every time a new code, and a line for the owner to read. */
async function show(deps: SharingDeps, id: string, ref: string): Promise<ShownVoucher> {
  const { database, ids, clock, credentials } = deps;
  const { owner } = await liveShare(deps, id, ref);
  const shown = await credentials.issue(owner);
  await insertShowing(database.sql, {
    ...{ id: ids.next(), share: id, owner, at: clock.now().toISOString() },
  });
  return shown;
}

async function liveShare({ database }: SharingDeps, id: string, ref: string): Promise<CodeShare> {
  const share = await findShare(database.sql, id);
  if (!share || share.endedAt !== null || share.holderRef !== ref) {
    throw new Rejection(UNKNOWN_SHARE, { id });
  }
  return share;
}

const ADULT = 18;

type Pair = { readonly guardian: PersonId; readonly minor: PersonId };

/** Whether somebody may say yes for a child: recorded at a counter as its parent or grandparent, until it is of age. */
export async function mayActFor(sql: Sql, pair: Pair, clock: Clock): Promise<boolean> {
  return pair.guardian === pair.minor || (await findGuardianship(sql, pair, clock)) !== null;
}

/** As what somebody acts for a child today; null: not at all. */
export async function findGuardianship(
  sql: Sql,
  { guardian, minor }: Pair,
  clock: Clock,
): Promise<GuardianRelation | null> {
  const child = (await findPersons(sql, [minor])).get(minor);
  if (!child || ageOn(child.bornOn, clock.today()) >= ADULT) return null;
  return findGuardian(sql, guardian, minor);
}

export type Ward = { readonly id: PersonId; readonly name: string; readonly age: number };

/** The children for whom somebody may act today. */
export async function findChildren(sql: Sql, guardian: PersonId, clock: Clock): Promise<Ward[]> {
  const ids = (await findWards(sql, guardian)).map(({ id }) => id);
  const persons = await findPersons(sql, ids);
  return ids
    .map((id) => persons.get(id))
    .filter((child) => child !== undefined)
    .map(({ id, name, bornOn }) => ({
      ...{ id, name: maskName(name), age: ageOn(bornOn, clock.today()) },
    }))
    .filter(({ age }) => age < ADULT);
}
