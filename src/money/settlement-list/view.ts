import { type Static, Type } from 'typebox';
import type { ProviderId } from '../../kernel/ids.ts';
import { toShortId } from '../../kernel/short-id.ts';
import type { Checks } from './checks.ts';
import { LIST_STATES, type SettlementList } from './model.ts';
import type { StateRow } from './store.ts';

const FindingView = Type.Object({
  check: Type.String(),
  level: Type.Enum(['return', 'warn']),
  field: Type.String(),
  value: Type.String(),
  zh: Type.String(),
  en: Type.String(),
});

export const ListView = Type.Object({
  id: Type.String(),
  settlement: Type.String(),
  provider: Type.Unsafe<ProviderId>(Type.String()),
  person: Type.String(),
  medicalType: Type.String(),
  settledAt: Type.String(),
  version: Type.Integer(),
  state: Type.Enum([...LIST_STATES]),
  stateSince: Type.String(),
  note: Type.String(),
  findings: Type.Array(FindingView),
});
export type ListView = Static<typeof ListView>;

const StateView = Type.Object({
  state: Type.Enum([...LIST_STATES]),
  version: Type.Integer(),
  actor: Type.String(),
  note: Type.String(),
  at: Type.String(),
});

export const ListDetail = Type.Object({
  ...ListView.properties,
  states: Type.Array(StateView),
});
export type ListDetail = Static<typeof ListDetail>;

/** Without the document: whoever lists or judges sees what was found, not the patient's address. */
export function listView(list: SettlementList, { checks }: Checks): ListView {
  const { id, settlement, provider, person, medicalType, settledAt } = list;
  const { version, state, stateSince, note } = list;
  const wording = new Map(checks.map((check) => [check.id, check]));
  return {
    ...{ id, settlement: toShortId(settlement), provider, person, medicalType, settledAt },
    ...{ version, state, stateSince, note },
    findings: list.findings.map((finding) => {
      const { zh = finding.check, en = finding.check } = wording.get(finding.check) ?? {};
      return { ...finding, zh, en };
    }),
  };
}

export function listDetail(
  list: SettlementList,
  states: readonly StateRow[],
  checks: Checks,
): ListDetail {
  return { ...listView(list, checks), states: [...states] };
}
