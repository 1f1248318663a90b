import { assert } from '../../../kernel/assert.ts';
import type { RequestKey, SettlementId } from '../../../kernel/ids.ts';
import { ZERO } from '../../../kernel/money.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import {
  decideRefund,
  type Encounter,
  findKeptUploads,
  type KeptUpload,
  UNKNOWN_ENCOUNTER,
  withRefund,
} from '../../encounter/index.ts';
import type { Books } from '../books.ts';
import { decideAll } from '../decide-all.ts';
import { UNKNOWN_SETTLEMENT } from '../errors.ts';
import type { Facts } from '../facts.ts';
import { gather } from '../gather.ts';
import type { Command, Recording } from '../model.ts';
import type { NamedSettlement, SettlementDeps } from '../settlements.ts';
import { findSettlements } from '../store.ts';
import { compareShares } from './compare-shares.ts';
import type { RefundAsked, Refunded } from './model.ts';

const UNKEYED = 'quote' as RequestKey;

/**
 * What a refund would give, by the very decisions that it is made of: the reversal first, then the
 * smaller bill on the totals that the reversal leaves. Records nothing, and refuses what would be refused.
 */
export async function quoteRefund(deps: SettlementDeps, asked: RefundAsked): Promise<Refunded> {
  const { database, shelf, clock, ids } = deps;
  const { sql } = database;
  const { settlement } = asked;
  const original = (await findSettlements(sql, [settlement])).get(settlement);
  if (!original) throw new Rejection(UNKNOWN_SETTLEMENT, { settlement });
  const commands = commandsOf(asked, original.encounter);
  const [{ facts, books }, kept] = await Promise.all([
    gather({ sql, shelf, today: clock.today() }, commands),
    findKeptUploads(sql, [original.encounter]),
  ]);

  const uploads = kept.get(original.encounter) ?? [];
  const nextId = () => ids.next() as SettlementId;
  const decided = decideRefundOf({ commands, asked, uploads, facts, books, nextId });

  const settledAt = clock.now().toISOString();
  const named = ({ records }: Recording): NamedSettlement[] =>
    records.map((record) => ({
      row: { ...record, hash: '', batch: '', settledAt },
      personName: facts.persons.get(record.person)?.name ?? '',
      providerName: facts.providers.get(record.provider)?.name ?? '',
    }));
  const reversals = named(decided.reversal);
  const settlements = decided.settlement ? named(decided.settlement) : [];
  return { replayed: false, reversals, settlements, ...compareShares(reversals, settlements) };
}

type Commands = readonly [
  Extract<Command, { type: 'reverse' }>,
  Extract<Command, { type: 'settle' }>,
];

function commandsOf(asked: RefundAsked, encounter: Encounter['id']): Commands {
  const { provider, person, settlement, reason, useOwnAccount, useMutualAid } = asked;
  const of = { key: UNKEYED, provider, person };
  const wish = { useOwnAccount, useMutualAid, trial: true, claimedTotal: ZERO };
  return [
    { type: 'reverse', ...of, settlement, reason },
    { type: 'settle', ...of, encounter, ...wish },
  ];
}

type Trial = {
  readonly commands: Commands;
  readonly asked: RefundAsked;
  readonly uploads: readonly KeptUpload[];
  readonly facts: Facts;
  readonly books: Books;
  readonly nextId: () => SettlementId;
};

/** The trial's pure middle. `settlement` null: nothing of the bill is left. */
function decideRefundOf({ commands, asked, uploads, facts, books, nextId }: Trial): {
  readonly reversal: Recording;
  readonly settlement: Recording | null;
} {
  const [reverse, settle] = commands;
  const unkeyed = { ...facts, requests: new Map() };
  const reversal = recordingOf(decideAll([reverse], unkeyed, books, nextId));
  const settled = facts.encounters.get(settle.encounter);
  if (!settled) throw new Rejection(UNKNOWN_ENCOUNTER, { id: settle.encounter });
  const encounter = withRefund(settled, decideRefund(asked.lines, uploads));
  const { billTotal: claimedTotal } = encounter;
  if (claimedTotal === ZERO) return { reversal, settlement: null };
  const after = { ...unkeyed, encounters: new Map([[encounter.id, encounter]]) };
  const verdicts = decideAll([{ ...settle, claimedTotal }], after, books, nextId);
  return { reversal, settlement: recordingOf(verdicts) };
}

function recordingOf([verdict]: ReturnType<typeof decideAll>): Recording {
  if (verdict instanceof Rejection) throw verdict;
  assert(verdict && 'recording' in verdict, 'a trial has no stored answer');
  return verdict.recording;
}
