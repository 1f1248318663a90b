import type { Day } from '../../../kernel/days.ts';
import { sum, ZERO } from '../../../kernel/money.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import {
  findPersonsByIdNumbers,
  insertPersons,
  maskIdNumber,
  type Person,
} from '../../../people/enrolment/index.ts';
import type { Sql } from '../../../platform/sql.ts';
import { decideOrder, decideYear, type PremiumFacts, type PremiumRules } from '../decide-order.ts';
import type { PremiumDeps } from '../deps.ts';
import { NAME_DIFFERS, PERSON_NOT_FOUND } from '../errors.ts';
import { gatherPremiums } from '../gather-premium.ts';
import type { Actor, PremiumOrder, StandingOrder } from '../model.ts';
import { buildOrder } from '../order-premium.ts';
import { type Paid, recordMade, recordPaid } from '../record-premiums.ts';
import { recordWithdrawn } from '../withdraw-premium.ts';
import { type indexNumbers, refuseLine } from './check-lines.ts';
import type { Batch, BatchLine, Chunk, LineRefusal } from './model.ts';

export type ChunkWork = {
  readonly batch: Batch;
  readonly seq: number;
  readonly lines: readonly BatchLine[];
  readonly seen: ReturnType<typeof indexNumbers>;
  readonly rules: PremiumRules;
  readonly today: Day;
};

type Found = { readonly line: BatchLine; readonly person: Person };
type Made = {
  readonly order: PremiumOrder;
  readonly paid: Paid;
  readonly replaces: StandingOrder | null;
};

/** A part of a list: everybody of it by the same few statements, whole or not at all. */
export async function enrolChunk(sql: Sql, deps: PremiumDeps, work: ChunkWork): Promise<Chunk> {
  const { batch, seq, lines, rules, today } = work;
  const refusals: LineRefusal[] = [];
  const refuse = (line: BatchLine, { kind, facts }: Rejection) =>
    void refusals.push({ line: line.line, code: kind.code, facts });
  const { found, added } = await findPeople(sql, deps, work, refuse);
  const ids = found.map(({ person }) => person.id);
  const facts = await gatherPremiums(sql, ids, today);

  const actor: Actor = { id: batch.madeBy, office: batch.office };
  const made: Made[] = [];
  for (const { line, person } of found) {
    const known = facts.get(person.id);
    const decided = known && decideLine(deps, { batch, line, facts: known, rules, today, actor });
    if (decided instanceof Rejection) refuse(line, decided);
    else if (decided) made.push(decided);
  }

  const expired = made.flatMap(({ replaces }) => replaces ?? []);
  await recordWithdrawn(sql, deps, expired, { actor, reason: 'expired' });
  const fresh = made.filter(({ order, paid }) => paid.order.seq === 1 && order.batch === batch.id);
  await recordMade(
    sql,
    deps,
    fresh.map(({ order }) => order),
    actor,
  );
  const paid = made.map((one) => one.paid).filter((one) => isPaid(batch, one));
  await recordPaid(sql, deps, paid, actor);
  return {
    ...{ seq, lines: lines.length, refusals, day: today, orders: made.length, persons: added },
    ...{ first: lines[0]?.line ?? 0, last: lines.at(-1)?.line ?? 0 },
    personal: sum(paid.map(({ order }) => order.personal)),
  };
}

/** Whom all is given is insured also where nobody has paid yet. */
function isPaid({ channel }: Batch, { order }: Paid): boolean {
  return channel !== 'none' || order.personal === ZERO;
}

type Deciding = {
  readonly batch: Batch;
  readonly line: BatchLine;
  readonly facts: PremiumFacts;
  readonly rules: PremiumRules;
  readonly today: Day;
  readonly actor: Actor;
};

/** An order that waits to be paid is paid; else there is a new one. */
function decideLine(deps: PremiumDeps, deciding: Deciding): Made | Rejection {
  const { batch, line, facts, rules, today, actor } = deciding;
  const more = { payer: batch.madeBy };
  const asked = { scheme: 'resident' as const, year: batch.year, repairedYears: 0 };
  try {
    const waits = facts.orders.find(
      (one) =>
        one.scheme === 'resident' &&
        one.year === batch.year &&
        (one.state === 'made' || one.state === 'failed') &&
        one.payUntil >= today,
    );
    if (waits && batch.channel !== 'none') {
      const year = decideYear(waits, facts, rules, today);
      const paid: Paid = { order: waits, year, channel: batch.channel, more };
      return { order: waits, paid, replaces: null };
    }
    const decided = decideOrder(asked, facts, rules, today);
    const request = { ...asked, key: `${batch.key}:${line.line}`, person: facts.person.id };
    const order = buildOrder(deps, { request, decided, today, actor, batch: batch.id });
    const channel =
      order.personal === ZERO || batch.channel === 'none' ? ('aid' as const) : batch.channel;
    const standing = { ...order, seq: 1, state: 'made' as const };
    const paid: Paid = { order: standing, year: decided.year, channel, more };
    return { order, paid, replaces: decided.replaces };
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
}

/** Finds them by their numbers, all at once; who is not known yet and says where he lives is recorded. */
async function findPeople(
  sql: Sql,
  { ids }: PremiumDeps,
  { lines, seen }: ChunkWork,
  refuse: (line: BatchLine, why: Rejection) => void,
): Promise<{ readonly found: readonly Found[]; readonly added: number }> {
  const sound = lines.filter((line) => {
    const refused = refuseLine(line, seen);
    if (refused) refuse(line, refused);
    return refused === null;
  });
  const numbers = sound.map(({ idNumber }) => idNumber);
  const known = await findPersonsByIdNumbers(sql, numbers);
  const unknown = sound.filter(({ idNumber }) => !known.has(idNumber));
  const fresh = unknown.filter(({ county }) => /^\d{6}$/.test(county));
  const added = await insertPersons(
    sql,
    fresh.map(({ idNumber, name, county, household }) => {
      const id = ids.next();
      return { id, idNumber, name, county, household: household || id };
    }),
  );
  const people =
    fresh.length === 0
      ? known
      : new Map([
          ...known,
          ...(await findPersonsByIdNumbers(
            sql,
            fresh.map(({ idNumber }) => idNumber),
          )),
        ]);
  const found = sound.flatMap((line) => {
    const person = people.get(line.idNumber);
    const idNumber = maskIdNumber(line.idNumber);
    if (!person) refuse(line, new Rejection(PERSON_NOT_FOUND, { idNumber }));
    else if (person.name !== line.name) refuse(line, new Rejection(NAME_DIFFERS, { idNumber }));
    else return [{ line, person }];
    return [];
  });
  return { found, added };
}
