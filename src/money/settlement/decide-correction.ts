import { assert } from '../../kernel/assert.ts';
import type { EncounterId, PersonId, SettlementId } from '../../kernel/ids.ts';
import { ZERO } from '../../kernel/money.ts';
import { holdsOn } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { maskPersonalNumbers } from '../../platform/sealing/personal-numbers.ts';
import type { PolicySet } from '../../rules/policy/index.ts';
import { addTotals, type BenefitInput, negateTotals } from '../benefit/index.ts';
import { LATER_BILL_SETTLED, settledAfter } from '../encounter/index.ts';
import { negateAmounts, negateDrawn } from './amounts.ts';
import { type Books, yearState } from './books.ts';
import { patientOf, rulesOn } from './build-part.ts';
import type { Decided, NextId } from './decide-settle.ts';
import { divideDrawn } from './divide-drawn.ts';
import { type Effective, effectiveOf, liveSettlements, reversedIds } from './effective.ts';
import {
  ALREADY_REVERSED,
  LATER_EXISTS,
  NOT_REVERSIBLE,
  NOT_THIS_PERSON,
  NOT_THIS_PROVIDER,
  NOTHING_TO_RECOMPUTE,
  NOTHING_TO_REVERSE,
  UNKNOWN_SETTLEMENT,
} from './errors.ts';
import type { Facts } from './facts.ts';
import type {
  RecomputeRequest,
  ReverseRequest,
  SettlementRecord,
  SettlementRow,
  YearState,
} from './model.ts';
import { replayYear } from './replay-year.ts';
import { reversalJournal, settlementJournal } from './settlement-journal.ts';
import { requestName, yearName } from './store.ts';

/**
 * Takes a settlement back, with all parts of its stay. The latest of the year directly; an earlier one
 * by the area's rule: refused, or the later ones are computed again and the differences posted.
 */
export function decideReverse(
  request: ReverseRequest,
  facts: Facts,
  books: Books,
  nextId: NextId,
): Decided | Rejection {
  const original = originalOf(request, facts);
  if (original instanceof Rejection) return original;
  const refusal = refuseReverse(request, original, facts, books);
  if (refusal) return refusal;

  const parts = original.document.siblings.map((id) => {
    const row = facts.stored.get(id) ?? facts.history.find((other) => other.id === id);
    assert(row, 'all parts of a stay are recorded together');
    return effectiveOf(row, facts.history);
  });
  const years = new Map<string, YearState>();
  const reversals = parts.toReversed().map((part) => {
    const key = yearKeyOf(part.original);
    const before = years.get(yearName(key)) ?? yearState(books, key);
    const record = mirror(part, before, request, nextId());
    years.set(yearName(key), {
      ...key,
      totals: addTotals(before.totals, record.document.added),
      version: record.yearVersion,
    });
    return { part, record };
  });
  const supplements = cascade(request, parts, { years, facts, nextId });
  if (supplements instanceof Rejection) return supplements;
  const records = [...reversals.map(({ record }) => record), ...supplements];
  return {
    records,
    years: [...years.values()],
    encounters: [releaseOf(original, parts[0] as Effective, facts)],
    transfers: [
      ...reversals.flatMap(({ part, record }) =>
        reversalJournal(record.id, part.records, facts.today),
      ),
      ...supplements.flatMap((record) => settlementJournal(record, facts.today)),
    ],
    ...returnDraws(records, request.person, facts),
  };
}

function originalOf(request: ReverseRequest, facts: Facts): SettlementRow | Rejection {
  if (request.settlement !== undefined) {
    const { settlement } = request;
    return facts.stored.get(settlement) ?? new Rejection(UNKNOWN_SETTLEMENT, { settlement });
  }
  const name = requestName(request.provider, 'settle', request.settledBy);
  const [first] = facts.requests.get(name)?.settlements ?? [];
  const row = facts.history.find(({ id }) => id === first);
  return row ?? new Rejection(NOTHING_TO_REVERSE, { key: request.settledBy });
}

function refuseReverse(
  request: ReverseRequest,
  original: SettlementRow,
  facts: Facts,
  books: Books,
): Rejection | null {
  const { id, person, provider, kind, encounter, document } = original;
  if (person !== request.person) return new Rejection(NOT_THIS_PERSON, { settlement: id });
  if (provider !== request.provider) return new Rejection(NOT_THIS_PROVIDER, { settlement: id });
  if ((document.payee === 'person') !== (request.claim === true)) {
    return new Rejection(NOT_THIS_PROVIDER, { settlement: id });
  }
  if (kind !== 'settlement') return new Rejection(NOT_REVERSIBLE, { settlement: id, kind });
  const live = books.live.get(encounter);
  if (reversedIds(facts.history).has(id) || !live || !original.document.siblings.includes(live)) {
    return new Rejection(ALREADY_REVERSED, { settlement: id });
  }
  const later = laterBill(encounter, facts, books);
  return later && new Rejection(LATER_BILL_SETTLED, { later: later.startedOn });
}

/** Settlements in the midst of a stay are taken back in the opposite order: a later one counts on what it found. */
function laterBill(encounter: EncounterId, facts: Facts, books: Books) {
  const bills = [...facts.encounters.values()].map((bill) => ({
    ...bill,
    settlementId: books.live.get(bill.id) ?? null,
  }));
  return settledAfter(bills, encounter);
}

function mirror(
  part: Effective,
  before: YearState,
  { reason, key }: ReverseRequest,
  id: SettlementId,
): SettlementRecord {
  const { original } = part;
  return {
    ...original,
    id,
    kind: 'reversal',
    originalId: original.id,
    yearVersion: before.version + 1n,
    amounts: negateAmounts(part.amounts),
    document: {
      ...original.document,
      siblings: [id],
      reason: maskPersonalNumbers(reason),
      key,
      mirrors: part.records.map((record) => record.id),
      computed: null,
      added: negateTotals(part.added),
      before: before.totals,
      drawn: negateDrawn(part.drawn),
    },
  };
}

type Correction = {
  readonly years: Map<string, YearState>;
  readonly facts: Facts;
  readonly nextId: NextId;
};

/** The later settlements of every year touched, computed again; `years` then holds the last state. */
function cascade(
  request: ReverseRequest,
  parts: readonly Effective[],
  { years, facts, nextId }: Correction,
): SettlementRecord[] | Rejection {
  const gone = new Set(parts.map(({ original }) => original.id));
  const supplements: SettlementRecord[] = [];
  for (const [name, state] of years) {
    const first = parts.find(({ original }) => yearName(yearKeyOf(original)) === name) as Effective;
    const live = liveSettlements(facts.history, state).filter(
      ({ original }) => !gone.has(original.id),
    );
    const later = live.filter(({ original }) => original.yearVersion > first.original.yearVersion);
    if (later.length === 0) continue;
    if (pinnedOf(first, facts).general.earlierReversal.is === 'refuse') {
      return new Rejection(LATER_EXISTS, {
        settlement: first.original.id,
        later: (later.at(-1) as Effective).original.id,
      });
    }
    const replayed = replayYear(
      {
        live,
        affected: ({ original }) => original.yearVersion > first.original.yearVersion,
        renew: ({ computed }) => computed.input,
        policyOf: (effective) => pinnedOf(effective, facts),
        reason: maskPersonalNumbers(request.reason),
        nextId,
      },
      state,
    );
    years.set(name, replayed.state);
    supplements.push(...replayed.supplements);
  }
  return supplements;
}

/** Late recognition: what is known of the person today, applied from the day on. */
export function decideRecompute(
  request: RecomputeRequest,
  facts: Facts,
  books: Books,
  nextId: NextId,
): Decided | Rejection {
  const { person, scheme, from } = request;
  const touched = facts.history.filter(
    (row) => row.person === person && row.scheme === scheme && row.benefitDay >= from,
  );
  const numbers = [...new Set(touched.map(({ benefitYear }) => benefitYear))].sort();
  if (numbers.length === 0) return new Rejection(NOTHING_TO_RECOMPUTE, { person, scheme, from });
  const years: YearState[] = [];
  const supplements: SettlementRecord[] = [];
  for (const year of numbers) {
    const state = yearState(books, { person, scheme, year });
    const replayed = replayYear(
      {
        live: liveSettlements(facts.history, state),
        affected: ({ original }) => original.benefitDay >= from,
        renew: (effective) => renewInput(effective, request, facts),
        policyOf: (effective) => pinnedOf(effective, facts),
        reason: maskPersonalNumbers(request.reason),
        nextId,
      },
      state,
    );
    if (replayed.supplements.length > 0) years.push(replayed.state);
    supplements.push(...replayed.supplements);
  }
  return {
    records: supplements,
    years,
    encounters: [],
    transfers: supplements.flatMap((record) => settlementJournal(record, facts.today)),
    ...returnDraws(supplements, person, facts),
  };
}

/** The stored input with the person's groups, recognitions and standing as they are known today. */
function renewInput(
  { original, computed }: Effective,
  request: RecomputeRequest,
  facts: Facts,
): BenefitInput {
  if (original.benefitDay < request.from) return computed.input;
  const encounter = facts.encounters.get(original.encounter);
  assert(encounter, 'a settlement is of a recorded encounter');
  const rules = rulesOn({ ...encounter, scheme: original.scheme }, original.benefitDay, facts);
  if (rules instanceof Rejection) return computed.input;
  const care = { ...original.document.part, benefitDay: original.benefitDay };
  const patient = patientOf(original.person, care, { ...rules, scheme: original.scheme }, facts);
  const { seriousCapBonus } = computed.input.patient;
  return { ...computed.input, gate: rules.gate, patient: { ...patient, seriousCapBonus } };
}

function pinnedOf({ original }: Effective, facts: Facts): PolicySet {
  const policies = facts.pinned.get(original.policySet);
  assert(policies, 'a pinned set of documents is kept for ever');
  return policies;
}

function yearKeyOf({ person, scheme, benefitYear }: SettlementRow) {
  return { person, scheme, year: benefitYear };
}

function releaseOf(original: SettlementRow, first: Effective, facts: Facts) {
  const encounter = facts.encounters.get(original.encounter);
  assert(encounter, 'a settlement is of a recorded encounter');
  const { id, revision } = encounter;
  return { id, revision, before: first.original.id, after: null };
}

/** Money goes back to the account it came from; to the quota as well while the grant that gave it stands. */
function returnDraws(
  records: readonly SettlementRecord[],
  person: PersonId,
  facts: Facts,
): Pick<Decided, 'draws' | 'grants' | 'wallets'> {
  const { accounts, wallets } = divideDrawn(records, facts);
  const originals = new Map(records.map(({ id, originalId }) => [id, originalId]));
  const draws = accounts.map((draw) => {
    const standing = standingGrant(draw.owner, person, originals.get(draw.settlement), facts);
    return { ...draw, fromHeld: standing ? draw.amount : ZERO, standing };
  });
  return {
    draws: draws.map(({ standing: _, ...draw }) => draw),
    grants: draws
      .filter(({ standing }) => standing)
      .map(({ owner, amount }) => ({ giver: owner, receiver: person, used: amount })),
    wallets: wallets.map((draw) => ({
      ...draw,
      toQuota: facts.quotas.get(draw.quota)?.state === 'open',
    })),
  };
}

/** Whether the grant of today is the one that gave it: one that was made later holds nothing for it. */
function standingGrant(
  giver: PersonId,
  receiver: PersonId,
  original: SettlementId | null | undefined,
  facts: Facts,
): boolean {
  const grant = facts.grants.get(receiver)?.find(({ giverId }) => giverId === giver);
  if (!grant || !holdsOn(grant, facts.today)) return false;
  const settled = facts.history.find(({ id }) => id === original)?.settledAt;
  return grant.grantedAt === null || settled === undefined || grant.grantedAt <= settled;
}
