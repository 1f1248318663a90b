import type { RequestKey } from '../../kernel/ids.ts';
import { type Money, sum } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { FUND_LAYERS } from '../../money/benefit/index.ts';
import {
  type ClaimedVisit,
  claimEncounter,
  draftClaim,
  type Encounter,
  findOverlapping,
} from '../../money/encounter/index.ts';
import { findProviders, UNKNOWN_PROVIDER } from '../../money/provider/index.ts';
import type { Answer, NamedSettlement } from '../../money/settlement/index.ts';
import { findPersons, UNKNOWN_PERSON } from '../../people/enrolment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { findItems, searchItems } from '../../rules/catalogue/index.ts';
import type { Claim, ClaimLine, ReimbursementWorld } from './model.ts';
import { priceClaim } from './price-claim.ts';
import { refuseClaim } from './refuse-claim.ts';
import { findClaimed } from './store.ts';

export type Adjudicated = {
  readonly claim: Claim;
  readonly visit: ClaimedVisit;
  readonly lines: readonly ClaimLine[];
  /** What settling it now would record: the same engine, nothing written. */
  readonly records: readonly NamedSettlement[];
  readonly fund: Money;
};

/**
 * The claim as it would be settled now: refused where it must not be paid at all; priced by the catalogue of the area;
 * computed by the engine that settles hospitals' bills.
 */
export async function adjudicate(
  world: ReimbursementWorld,
  sql: Sql,
  claim: Claim,
): Promise<Adjudicated> {
  const { person, provider, from, until } = claim;
  // By the connection that reads for all: within a transaction several questions cannot be asked at once.
  const { reading } = world.database;
  const [persons, providers, items] = await Promise.all([
    findPersons(reading, [person]),
    findProviders(reading, [provider]),
    findItems(reading, [...new Set(claim.lines.map(({ code }) => code))].filter(Boolean)),
  ]);
  const known = persons.get(person);
  const hospital = providers.get(provider);
  if (!known) throw new Rejection(UNKNOWN_PERSON, { id: person });
  if (!hospital) throw new Rejection(UNKNOWN_PROVIDER, { id: provider });

  const own = { person, provider, from, until, except: claimEncounter(claim.case) };
  const [claimed, overlapping] = await Promise.all([
    findClaimed(reading, claim.invoices, claim.case),
    findOverlapping(reading, own),
  ]);
  const settled = overlapping.map(({ settlement }) => settlement);
  const today = world.clock.today();
  const refusal = refuseClaim(claim, { today, personName: known.name, claimed, settled });
  if (refusal) throw refusal;

  const lines = priceClaim(claim, { items, named: await findNamed(sql, claim, items) });
  const visit = visitOf(claim, hospital.county.slice(0, 4) !== world.database.area.slice(0, 4));
  const drafted = draftClaim(visit, lines);
  const answer = await world.settlements.quote(asked(claim, drafted), reading);
  return { claim, visit, lines, records: answer.settlements, fund: fundOf(answer) };
}

/** Items of the catalogue that are called exactly like a line without a known code. */
async function findNamed(sql: Sql, claim: Claim, items: ReadonlyMap<string, unknown>) {
  const names = claim.lines.flatMap(({ code, name }) => (items.has(code) ? [] : name));
  const named = new Map<string, { code: string; name: string }>();
  for (const name of [...new Set(names)].filter(Boolean).slice(0, MOST_NAMES)) {
    const search = { query: name.slice(0, 40), day: claim.from, limit: 1, offset: 0 };
    const [best] = (await searchItems(sql, search)).rows;
    if (best) named.set(name, { code: best.code, name: best.name });
  }
  return named;
}

const MOST_NAMES = 20;

function visitOf(claim: Claim, outOfArea: boolean): ClaimedVisit {
  const { person, provider, kind, disease, from, until, emergency, otherPayer } = claim;
  return {
    ...{ claim: claim.case, person, provider, kind, disease, startedOn: from, endedOn: until },
    // What was filed for the person is found when it is settled; an unfiled one has the rate of the unfiled.
    ...{ outOfArea, filing: emergency ? 'emergency' : 'none', otherPayer },
  };
}

export function asked({ person, provider, claimedTotal }: Claim, bill: Encounter) {
  return {
    ...{ key: bill.claim as RequestKey, person, provider, encounter: bill.id, claimedTotal },
    // Cash was paid at the hospital already, so nothing is drawn from an own account.
    ...{ useOwnAccount: false, useMutualAid: false, draft: bill },
  };
}

/** What the funds pay, over all parts of the stay. */
export function fundOf({ settlements }: Pick<Answer, 'settlements'>): Money {
  return sum(settlements.flatMap(({ row }) => FUND_LAYERS.map((layer) => row.amounts[layer])));
}
