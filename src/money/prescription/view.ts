import { type Static, Type } from 'typebox';
import { formatYuan, sum } from '../../kernel/money.ts';
import { type FoundItem, FoundItemView, foundItemView } from '../../rules/catalogue/index.ts';
import type { PolicySet } from '../../rules/policy/index.ts';
import type { PricedCharge } from '../encounter/index.ts';
import { type NamedSettlement, SettlementView, settlementView } from '../settlement/index.ts';
import { gateOf, type Known } from './gather.ts';
import { type Dispensed, type KeptPrescription, WRITTEN_KINDS } from './model.ts';
import type { Trial } from './try.ts';

const NullableText = Type.Union([Type.String(), Type.Null()]);
const NullableCount = Type.Union([Type.Integer(), Type.Null()]);

const DispensedView = Type.Object({
  code: Type.String(),
  name: Type.String(),
  quantity: Type.String(),
  unitPrice: Type.String(),
  amount: Type.String(),
  class: Type.String(),
  days: NullableCount,
  usage: NullableText,
  usedUpOn: NullableText,
  drug: Type.Boolean(),
  item: Type.Union([FoundItemView, Type.Null()], {
    description: 'As it is today; null: no longer in force',
  }),
});

export const PrescriptionView = Type.Object({
  encounter: Type.String(),
  provider: Type.String(),
  providerName: Type.String(),
  kind: Type.Enum([...WRITTEN_KINDS]),
  disease: NullableText,
  day: Type.String(),
  settlement: Type.String(),
  total: Type.String(),
  doctorName: NullableText,
  lines: Type.Array(DispensedView),
});
export type PrescriptionView = Static<typeof PrescriptionView>;

export const PersonPrescriptions = Type.Object({
  person: Type.String(),
  day: Type.String(),
  diseases: Type.Array(
    Type.Object({
      kind: Type.String(),
      disease: Type.String(),
      startsOn: Type.String(),
      endsOn: NullableText,
      gate: Type.Union([Type.String(), Type.Null()], {
        description: 'Why no benefit is offered today; null: it is',
      }),
      usedUpOn: Type.Union([Type.String(), Type.Null()], {
        description: 'First day without medicine, as far as prescriptions say',
      }),
      last: Type.Union([PrescriptionView, Type.Null()]),
    }),
  ),
  past: Type.Array(PrescriptionView),
});
export type PersonPrescriptions = Static<typeof PersonPrescriptions>;

const CautionView = Type.Object({
  what: Type.Enum(['overlap', 'long', 'restricted']),
  code: Type.String(),
  until: Type.Optional(Type.String()),
  left: Type.Optional(Type.Integer()),
  days: Type.Optional(Type.Integer()),
  most: Type.Optional(Type.Integer()),
  condition: Type.Optional(Type.String()),
});

export const TrialView = Type.Object({
  person: Type.String(),
  total: Type.String({ description: 'Yuan; to be claimed when it is confirmed' }),
  lines: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      class: Type.String(),
      quantity: Type.String(),
      unitPrice: Type.String(),
      amount: Type.String(),
      fullSelfPay: Type.String(),
      overCeiling: Type.String(),
      priorSelfPay: Type.String(),
      inScope: Type.String(),
    }),
  ),
  cautions: Type.Array(CautionView),
  settlements: Type.Array(SettlementView),
});
export type TrialView = Static<typeof TrialView>;

export type Around = {
  readonly names: ReadonlyMap<string, { readonly name: string }>;
  /** As they are today. */
  readonly items: ReadonlyMap<string, FoundItem>;
};

export function prescriptionView(kept: KeptPrescription, around: Around): PrescriptionView {
  const { encounter, provider, kind, disease, day, settlement, total, doctorName, lines } = kept;
  return {
    ...{ encounter, provider, kind, disease, day, settlement, doctorName },
    providerName: around.names.get(provider)?.name ?? '',
    total: formatYuan(total),
    lines: lines.map((line) => dispensedView(line, around)),
  };
}

function dispensedView(line: Dispensed, { items }: Around) {
  const item = items.get(line.code);
  return { ...line, amount: formatYuan(line.amount), item: item ? foundItemView(item) : null };
}

const SHOWN = 24;

export function personPrescriptions(
  person: string,
  known: Known,
  around: Around,
): PersonPrescriptions {
  return {
    person,
    day: known.day,
    diseases: known.recognitions.map((row) => {
      const own = known.past.filter(
        ({ kind, disease }) => kind === row.kind && disease === row.disease,
      );
      const last = own.find(({ lines }) => lines.some(({ drug }) => drug));
      const ends = own.flatMap(({ lines }) => lines.flatMap(({ usedUpOn }) => usedUpOn ?? []));
      return {
        ...{ kind: row.kind, disease: row.disease, startsOn: row.startsOn, endsOn: row.endsOn },
        gate: gateOf(row, known),
        usedUpOn: ends.sort().at(-1) ?? null,
        last: last ? prescriptionView(last, around) : null,
      };
    }),
    past: known.past.slice(0, SHOWN).map((kept) => prescriptionView(kept, around)),
  };
}

export function trialView(
  person: string,
  { charges, cautions, answer }: Trial,
  policies: readonly PolicySet[],
): TrialView {
  return {
    person,
    total: formatYuan(sum(charges.map(({ amount }) => amount))),
    lines: charges.map(lineView),
    cautions: [...cautions],
    settlements: answer.settlements.map((named, place) =>
      settlementView(named, policies[place] as PolicySet),
    ),
  };
}

function lineView(charge: PricedCharge): TrialView['lines'][number] {
  const { code, name, quantity, unitPrice } = charge;
  return {
    ...{ code, name, quantity, unitPrice, class: charge.class },
    amount: formatYuan(charge.amount),
    fullSelfPay: formatYuan(charge.fullSelfPay),
    overCeiling: formatYuan(charge.overCeiling),
    priorSelfPay: formatYuan(charge.priorSelfPay),
    inScope: formatYuan(charge.inScope),
  };
}

/** The policies of each settlement of an answer. */
export function policiesOf(
  settlements: readonly NamedSettlement[],
  setByHash: (hash: string) => Promise<PolicySet>,
): Promise<PolicySet[]> {
  return Promise.all(settlements.map(({ row }) => setByHash(row.policySet)));
}
