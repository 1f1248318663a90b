import type { RequestKey, SettlementId } from '../../kernel/ids.ts';
import { type Money, sum } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { FUND_LAYERS } from '../../money/benefit/index.ts';
import {
  type ClaimedVisit,
  claimEncounter,
  draftClaim,
  type Encounter,
  findEncounters,
  findOverlapping,
  isSameClaim,
} from '../../money/encounter/index.ts';
import { findProviders, UNKNOWN_PROVIDER } from '../../money/provider/index.ts';
import {
  type Answer,
  findSettlements,
  type NamedSettlement,
} from '../../money/settlement/index.ts';
import { findPersons, UNKNOWN_PERSON } from '../../people/enrolment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { findItems } from '../../rules/catalogue/index.ts';
import { findNamed } from './look-up-lines.ts';
import type { Claim, ClaimLine, ReimbursementWorld } from './model.ts';
import { priceClaim } from './price-claim.ts';
import { refuseClaim } from './refuse-claim.ts';
import { findClaimed } from './store.ts';

export type Adjudicated = {
  readonly claim: Claim;
  readonly visit: ClaimedVisit;
  readonly lines: readonly ClaimLine[];
  /**
   * What settling it now would record: the same engine, nothing written. What was settled for it before, and is decided
   * anew after an objection, is taken back first; where the bill is the same it stands.
   */
  readonly records: readonly NamedSettlement[];
  readonly fund: Money;
  /** Settled already, and the bill is the same. */
  readonly stands: boolean;
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

  const unknown = claim.lines.flatMap(({ code, name }) => (items.has(code) ? [] : name));
  const named = await findNamed(sql, from, unknown);
  const lines = priceClaim(claim, { items, named });
  const visit = visitOf(claim, hospital.county.slice(0, 4) !== world.database.area.slice(0, 4));
  return { claim, visit, lines, ...(await compute(world, claim, draftClaim(visit, lines))) };
}

async function compute(
  { database: { reading }, settlements }: ReimbursementWorld,
  claim: Claim,
  drafted: Encounter,
): Promise<Pick<Adjudicated, 'records' | 'fund' | 'stands'>> {
  const { id } = drafted;
  const before = (await findEncounters(reading, [id])).get(id);
  const settlement = before?.settlementId;
  if (!before || !settlement) {
    return resultOf(await settlements.quote(asked(claim, drafted), reading));
  }
  if (isSameClaim(before, drafted)) {
    return { ...resultOf(await findSettled(reading, settlement)), stands: true };
  }
  const instead = { settlement, provider: before.providerId };
  const draft = { ...drafted, settlementId: settlement };
  return resultOf(await settlements.quote({ ...asked(claim, draft), instead }, reading));
}

function resultOf(answer: Pick<Answer, 'settlements'>) {
  return { records: answer.settlements, fund: fundOf(answer), stands: false };
}

/** All parts of what was settled. */
async function findSettled(sql: Sql, first: SettlementId): Promise<Pick<Answer, 'settlements'>> {
  const siblings = (await findSettlements(sql, [first])).get(first)?.document.siblings ?? [];
  const rows = await findSettlements(sql, siblings);
  return {
    settlements: [...rows.values()].map((row) => ({ row, personName: '', providerName: '' })),
  };
}

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
    ...{ useOwnAccount: false, useMutualAid: false, claim: true as const, draft: bill },
  };
}

/** What the funds pay, over all parts of the stay. */
export function fundOf({ settlements }: Pick<Answer, 'settlements'>): Money {
  return sum(settlements.flatMap(({ row }) => FUND_LAYERS.map((layer) => row.amounts[layer])));
}
