import type { PersonId, ProviderId, SettlementId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Sql } from '../../platform/sql.ts';
import type { ProviderSettlement } from '../settlement/index.ts';
import { checkList } from './check-list.ts';
import type { Checks } from './checks.ts';
import { checkComplete, checkOpen, decideMove } from './decide-move.ts';
import { NOT_LISTED, UNKNOWN_LIST } from './errors.ts';
import { type ListedVisit, listFacts, visitOf } from './list-facts.ts';
import type { Finding, ListContent, ListSearch, SettlementList } from './model.ts';
import {
  type CountAsked,
  type Counted,
  countDue,
  findList,
  findOfSettlement,
  holdList,
  insertHead,
  insertState,
  insertVersion,
  isReversed,
  listLists,
} from './store.ts';

type Upload = {
  /** Of the sender's own: whose it is was checked when it was read. */
  readonly settled: ProviderSettlement;
  readonly content: ListContent;
  readonly submit: boolean;
  readonly operator: string;
};
type Uploaded = {
  readonly id: string;
  readonly version: number;
  readonly findings: readonly Finding[];
};
type Move = {
  readonly settlement: SettlementId;
  readonly provider: ProviderId;
  /** Null: the sender does not say. */
  readonly person: PersonId | null;
  readonly to: 'draft' | 'submitted';
  readonly operator: string;
};
type Review = {
  readonly id: string;
  readonly to: 'approved' | 'returned';
  readonly note: string;
  readonly actor: string;
};

export type SettlementLists = {
  /** Keeps a new version, refused or with what the checks found. The same once more changes nothing. */
  readonly upload: (sql: Sql, request: Upload) => Promise<Uploaded>;
  readonly move: (sql: Sql, request: Move) => Promise<void>;
  readonly review: (sql: Sql, request: Review) => Promise<void>;
  readonly find: (sql: Sql, settlement: SettlementId) => Promise<SettlementList | null>;
  readonly list: (
    sql: Sql,
    search: ListSearch,
  ) => Promise<{ readonly rows: readonly SettlementList[]; readonly total: number }>;
  readonly count: (sql: Sql, asked: CountAsked) => Promise<Counted>;
  readonly checks: Checks;
};

export type SettlementListDeps = { readonly clock: Clock; readonly checks: Checks };

export function createSettlementLists({ clock, checks }: SettlementListDeps): SettlementLists {
  const now = () => clock.now().toISOString();
  return {
    checks,
    upload: (sql, request) => upload(sql, request, checks, now()),
    async move(sql, { settlement, provider, person, to, operator }) {
      await holdList(sql, settlement);
      const list = await findOfSettlement(sql, settlement);
      const own = list?.provider === provider && (person === null || list.person === person);
      if (!list || !own) throw new Rejection(UNKNOWN_LIST, { settlement });

      // Senders set drafts to drafts to be sure; that changes nothing.
      if (list.state === 'draft' && to === 'draft') return;
      decideMove(list, { to, by: 'provider', note: '' }, checks);

      const { id, version } = list;
      await insertState(sql, {
        list: id,
        version,
        state: to,
        actor: operator,
        note: '',
        at: now(),
      });
    },
    async review(sql, { id, to, note, actor }) {
      const found = await findList(sql, id);
      if (!found) throw new Rejection(UNKNOWN_LIST, { settlement: id });
      await holdList(sql, found.settlement);
      const list = (await findList(sql, id)) ?? found;

      decideMove(list, { to, by: 'agency', note }, checks);

      await insertState(sql, {
        list: id,
        version: list.version,
        state: to,
        actor,
        note,
        at: now(),
      });
    },
    find: findOfSettlement,
    list: listLists,
    count: countDue,
  };
}

async function upload(sql: Sql, request: Upload, checks: Checks, at: string): Promise<Uploaded> {
  const { settled, content, submit, operator } = request;
  const { id: settlement, person } = settled;
  await holdList(sql, settlement);
  const before = await findOfSettlement(sql, settlement);
  const visit = await visitOf(sql, settled);
  const reversed = await isReversed(sql, { settlement, person });

  if (settled.kind === 'reversal' || reversed) throw new Rejection(NOT_LISTED);
  const unchanged = before?.document === content.document && before.checks === checks.edition;
  // A message that was sent again under another id finds its list as it left it.
  if (before && unchanged && before.state === (submit ? 'submitted' : 'draft')) return before;
  checkOpen(before?.state ?? null);
  const findings = checkList(content, listFacts(settled, visit), checks);
  if (submit) checkComplete(findings, checks);

  const version = (before?.version ?? 0) + 1;
  const list = before?.id ?? (await insertHead(sql, headOf(settled, visit, at)));
  const common = { list, version, at };
  const { document } = content;
  await insertVersion(sql, { ...common, document, findings, checks: checks.edition, operator });
  await insertState(sql, { ...common, state: 'draft', actor: operator, note: '' });
  if (submit) await insertState(sql, { ...common, state: 'submitted', actor: operator, note: '' });
  return { id: list, version, findings };
}

function headOf(settled: ProviderSettlement, { registration, bill }: ListedVisit, at: string) {
  const { id: settlement, provider, person, settledAt } = settled;
  return {
    ...{ settlement, provider, person, settledAt, at },
    registration: bill,
    medicalType: registration?.medicalType ?? '',
  };
}
