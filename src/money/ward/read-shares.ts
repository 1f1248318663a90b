import { type Static, Type } from 'typebox';
import { assert } from '../../kernel/assert.ts';
import type { EncounterId, ProviderId, SettlementId } from '../../kernel/ids.ts';
import { formatYuan, yuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import {
  type Encounter,
  findEncounters,
  findStaysOf,
  type Registration,
  type Stay,
} from '../encounter/index.ts';
import { findSettlements, type SettlementRow, type Settlements } from '../settlement/index.ts';
import { addShares, computeArrears, computeShare, type Share } from './compute-shares.ts';

export type ShareDeps = { readonly database: AreaDatabase; readonly settlements: Settlements };

const Amount = Type.String({ description: 'Yuan' });

export const ShareView = Type.Object({
  id: Type.String(),
  total: Amount,
  fund: Amount,
  personal: Amount,
  gate: Type.Union([Type.String(), Type.Null()], { description: 'Why no fund pays' }),
  arrears: Type.Union([Type.String(), Type.Null()], {
    description: 'Own share that the deposit does not cover; null: no deposit is known',
  }),
  refusal: Type.Union([Type.String(), Type.Null()], {
    description: 'Why nothing could be computed; the amounts are zero then',
  }),
});
export type ShareView = Static<typeof ShareView>;

export const SharesView = Type.Object({
  provider: Type.String(),
  rows: Type.Array(ShareView),
  sum: Type.Object({ total: Amount, fund: Amount, personal: Amount }),
});
export type SharesView = Static<typeof SharesView>;

type Wanted = { readonly provider: ProviderId; readonly stays: readonly EncounterId[] };

/** Trials of a whole ward in one batch; of those settled already, what was recorded. */
export async function readShares(deps: ShareDeps, wanted: Wanted): Promise<SharesView> {
  const { sql } = deps.database;
  const bills = await findEncounters(sql, wanted.stays);
  // Another provider's stays are as if they were not there.
  const own = [...bills.values()].filter(({ providerId }) => providerId === wanted.provider);
  const stays = await findStaysOf(sql, own);
  const borne = stays.flatMap(billsBorne);
  const computed = new Map([
    ...(await settledShares(sql, borne)),
    ...(await trialShares(deps, borne)),
  ]);
  const shares = stays.map((stay) => shareOf(stay, computed));
  const added = addShares(shares.flatMap((one) => (one instanceof Rejection ? [] : [one])));
  return {
    provider: wanted.provider,
    rows: stays.map((stay, at) => shareView(stay.id, shares[at], stay.registration)),
    sum: {
      total: formatYuan(added.total),
      fund: formatYuan(added.fund),
      personal: formatYuan(added.personal),
    },
  };
}

/** Of a stay with several bills, those on which something was charged; of any other its one bill. */
function billsBorne({ bills }: Stay): readonly Encounter[] {
  const charged = bills.filter(({ chargeCount }) => chargeCount > 0);
  return charged.length > 0 ? charged : bills.slice(0, 1);
}

/** All bills of a stay together; the first that cannot be computed says why. */
function shareOf(
  stay: Stay,
  computed: ReadonlyMap<EncounterId, Share | Rejection>,
): Share | Rejection {
  const parts: Share[] = [];
  for (const { id } of billsBorne(stay)) {
    const share = computed.get(id);
    assert(share, 'every bill of a stay is computed');
    if (share instanceof Rejection) return share;
    parts.push(share);
  }
  return { ...addShares(parts), gate: parts.find(({ gate }) => gate !== null)?.gate ?? null };
}

type Computed = readonly (readonly [EncounterId, Share | Rejection])[];

async function trialShares(
  { settlements }: ShareDeps,
  own: readonly Encounter[],
): Promise<Computed> {
  const open = own.filter(({ settlementId }) => settlementId === null);
  const answers = await settlements.quoteMany(
    open.map(({ id, personId, providerId }) => ({
      ...{ person: personId, provider: providerId, encounter: id, claimedTotal: null },
      useOwnAccount: false,
      useMutualAid: false,
    })),
  );
  return open.map(({ id }, i) => {
    const answer = answers[i];
    assert(answer, 'every trial is answered');
    if (answer instanceof Rejection) return [id, answer] as const;
    return [id, computeShare(answer.settlements.map(({ row }) => row))] as const;
  });
}

async function settledShares(sql: Sql, own: readonly Encounter[]): Promise<Computed> {
  const live = own.flatMap(({ settlementId }) => settlementId ?? []);
  if (live.length === 0) return [];
  const first = await findSettlements(sql, live);
  const others = [...first.values()].flatMap(({ document }) => document.siblings);
  const all = await findSettlements(sql, [...new Set([...live, ...others])]);
  return own.flatMap(({ id, settlementId }) => {
    if (settlementId === null) return [];
    return [[id, computeShare(partsOf(settlementId, all))] as const];
  });
}

function partsOf(
  id: SettlementId,
  all: ReadonlyMap<SettlementId, SettlementRow>,
): readonly SettlementRow[] {
  const row = all.get(id);
  assert(row, 'a live settlement can be read');
  const together = row.document.siblings.flatMap((sibling) => all.get(sibling) ?? []);
  return together.length > 0 ? together : [row];
}

function shareView(
  id: EncounterId,
  share: Share | Rejection | undefined,
  registration: Registration | null,
): ShareView {
  if (!share || share instanceof Rejection) {
    const none = { total: '0.00', fund: '0.00', personal: '0.00', gate: null, arrears: null };
    return { id, ...none, refusal: share?.kind.code ?? null };
  }
  const deposit = registration?.particulars.deposit;
  const arrears = computeArrears(share.personal, deposit === undefined ? null : yuan(deposit));
  return {
    id,
    total: formatYuan(share.total),
    fund: formatYuan(share.fund),
    personal: formatYuan(share.personal),
    gate: share.gate,
    arrears: arrears === null ? null : formatYuan(arrears),
    refusal: null,
  };
}
