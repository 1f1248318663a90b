import type {
  PersonId,
  ProviderId,
  RegistrationId,
  RequestKey,
  SettlementId,
} from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { maskPersonalNumbers } from '../../platform/sealing/personal-numbers.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { cancelRegistration, checkOwn, lockRegistration } from '../encounter/index.ts';
import type { ProviderMoney } from '../settlement/index.ts';
import { decideRepair, type Standing } from './decide-repair.ts';
import { NOTHING_TO_REPAIR, OTHER_REPAIR, UNKNOWN_DIFFERENCE } from './errors.ts';
import type { RepairAction, RepairId, RunId } from './model.ts';
import type { ReconcileDeps } from './reconcile.ts';
import { insertRepair, type Repair } from './store/repairs.ts';
import { type DifferenceRow, findDifference, findRun } from './store/runs.ts';

export type RepairDeps = ReconcileDeps & {
  readonly database: AreaDatabase;
  readonly money: ProviderMoney;
};

export type RepairRequest = {
  readonly provider: ProviderId;
  readonly run: RunId;
  readonly seq: number;
  /** What the page showed; another one is refused, for it changed meanwhile. */
  readonly action: RepairAction;
  readonly reason: string;
  readonly actor: string;
};

/** Does what is to be done about a difference, once, and notes who did it. */
export async function repairDifference(deps: RepairDeps, request: RepairRequest): Promise<Repair> {
  const { sql } = deps.database;
  const { run: runId, seq, provider } = request;
  const run = await findRun(sql, runId);
  const found = run?.provider === provider ? await findDifference(sql, runId, seq) : null;
  if (!found) throw new Rejection(UNKNOWN_DIFFERENCE, { run: runId, seq: String(seq) });

  const action = decideRepair(standingOf(found, provider));
  if (action === null) throw new Rejection(NOTHING_TO_REPAIR, { seq: String(seq) });
  if (action !== request.action) throw new Rejection(OTHER_REPAIR, { action });

  // Keyed by the settlement: whoever else reverses it for the same reason gets the same reversal.
  if (action === 'reverse') await reverse(deps, found, request);
  const repair = repairOf(deps, request, {
    subject: found.settlement ?? found.stated ?? '',
    person: (found.owner ?? found.person) as PersonId,
  });
  await insertRepair(sql, repair);
  return repair;
}

export function standingOf(row: DifferenceRow, provider: string): Standing {
  const own = row.ownerProvider === provider && row.owner === row.person;
  return {
    finding: row.finding,
    kind: own ? row.kind : null,
    live: own && row.kind === 'settlement' && !row.reversed,
    refund: (row.statedTotal ?? 0n) < 0n,
    byMessage: /^(?:2601\.)?\d{4}\./.test(row.key ?? ''),
    bothUnknown: row.bothUnknown === true,
    repaired: row.action !== null,
  };
}

async function reverse(
  { money }: RepairDeps,
  { settlement, owner }: DifferenceRow,
  { provider, reason }: RepairRequest,
): Promise<void> {
  await money.reverse({
    key: `repair.${settlement}` as RequestKey,
    provider,
    person: owner as PersonId,
    reason: maskPersonalNumbers(reason),
    settlement: settlement as SettlementId,
  });
}

export type CancelRequest = {
  readonly provider: ProviderId;
  readonly person: PersonId;
  readonly registration: RegistrationId;
  readonly reason: string;
  readonly actor: string;
};

/** Takes back a registration that was never billed, and notes who did. */
export function cancelUnbilled(deps: RepairDeps, request: CancelRequest): Promise<Repair> {
  const { provider, person, registration } = request;
  return deps.database.transaction(async (sql) => {
    const found = await lockRegistration(sql, registration);
    const own = checkOwn(found, registration, { person, provider });

    await cancelRegistration(sql, own);
    const noted = { ...request, run: null, seq: null, action: 'cancel' as const };
    const repair = repairOf(deps, noted, { subject: registration, person });
    await insertRepair(sql, repair);
    return repair;
  });
}

type Noted = Pick<Repair, 'provider' | 'run' | 'seq' | 'action' | 'reason'> & {
  readonly actor: string;
};

function repairOf(
  { ids, clock }: ReconcileDeps,
  { provider, run, seq, action, reason, actor }: Noted,
  of: Pick<Repair, 'subject' | 'person'>,
): Repair {
  const madeAt = clock.now().toISOString();
  const id = ids.next() as RepairId;
  return { ...of, id, provider, run, seq, action, reason, madeBy: actor, madeAt };
}
