import { assert } from '../../kernel/assert.ts';
import type { Day } from '../../kernel/days.ts';
import type { SettlementId } from '../../kernel/ids.ts';
import { formatYuan, sum, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { FUND_LAYERS } from '../benefit/index.ts';
import { type Encounter, UNKNOWN_ENCOUNTER } from '../encounter/index.ts';
import type { Books } from './books.ts';
import { buildPart, rulesOn } from './build-part.ts';
import { cutStay } from './cut-stay.ts';
import { divideByScheme } from './divide-by-scheme.ts';
import { divideDrawn } from './divide-drawn.ts';
import { FUND_DIFFERS } from './errors.ts';
import type { Facts } from './facts.ts';
import type { GrantUse, Recording, SettlementRecord, SettleRequest, YearState } from './model.ts';
import { openPurses, spend } from './purses.ts';
import { isStay, refuseSettle } from './refuse-settle.ts';
import { settlementJournal } from './settlement-journal.ts';
import { yearName } from './store.ts';

/** What a settlement records, but for the request that names it. */
export type Decided = Omit<Recording, 'request'>;

export type NextId = () => SettlementId;

/** Settles the whole bill of an encounter, in as many parts as the area cuts the stay. */
export function decideSettle(
  request: SettleRequest,
  facts: Facts,
  books: Books,
  nextId: NextId,
): Decided | Rejection {
  const encounter = facts.encounters.get(request.encounter);
  if (!encounter) return new Rejection(UNKNOWN_ENCOUNTER, { id: request.encounter });
  const refusal = refuseSettle(request, encounter, facts, books);
  if (refusal) return refusal;
  const stay = { from: encounter.startedOn, until: encounter.endedOn ?? openEnd(encounter, facts) };
  const rules = rulesOn(encounter, stay.until, facts);
  if (rules instanceof Rejection) return rules;

  const ends = { on: stay.until, rules };
  const stretches = divideByScheme(encounter, stay, rules, facts);
  if (stretches instanceof Rejection) return stretches;
  const parts = cutStay(stretches);
  const siblings = parts.map(() => nextId());
  const records: SettlementRecord[] = [];
  let purses = openPurses(request, encounter, facts, books);
  const years = new Map<string, YearState>();
  for (const part of parts) {
    const built = buildPart({
      encounter,
      part,
      siblings,
      ends,
      purses,
      years,
      facts,
      books,
      requestKey: request.key,
    });
    if (built instanceof Rejection) return built;
    records.push(built.record);
    years.set(yearName(built.year), built.year);
    purses = spend(purses, built.record);
  }
  assert(
    sum(records.map(({ amounts }) => amounts.total)) === encounter.billTotal,
    'the parts of a stay hold its whole bill',
  );
  const differs = refuseFund(request, records);
  if (differs) return differs;
  return assemble(request, encounter, records, { years, facts });
}

/** Whoever decided saw another amount: the year, the person or the policy changed meanwhile. */
function refuseFund(
  { decidedFund }: SettleRequest,
  records: readonly SettlementRecord[],
): Rejection | null {
  const fund = sum(records.flatMap(({ amounts }) => FUND_LAYERS.map((layer) => amounts[layer])));
  if (decidedFund === undefined || fund === decidedFund) return null;
  return new Rejection(FUND_DIFFERS, { decided: formatYuan(decidedFund), now: formatYuan(fund) });
}

/** A stay that goes on is computed, as a trial or where it is settled first, up to today. */
function openEnd({ kind, startedOn }: Encounter, { today }: Facts): Day {
  return isStay(kind) && startedOn < today ? today : startedOn;
}

function assemble(
  request: SettleRequest,
  encounter: Encounter,
  records: readonly SettlementRecord[],
  rest: { years: ReadonlyMap<string, YearState>; facts: Facts },
): Decided {
  const { accounts, wallets } = divideDrawn(records, rest.facts);
  const draws = accounts.map((draw) => ({
    ...draw,
    fromHeld: draw.owner === request.person ? ZERO : draw.amount,
  }));
  const grants: GrantUse[] = draws
    .filter(({ owner }) => owner !== request.person)
    .map(({ owner, amount }) => ({ giver: owner, receiver: request.person, used: amount }));
  return {
    records,
    years: [...rest.years.values()],
    encounters: [
      {
        id: encounter.id,
        revision: encounter.revision,
        before: null,
        after: (records[0] as SettlementRecord).id,
      },
    ],
    transfers: records.flatMap((record) => settlementJournal(record, rest.facts.today)),
    draws,
    grants,
    wallets: wallets.map((draw) => ({ ...draw, toQuota: true })),
  };
}
