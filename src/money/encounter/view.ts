import { type Static, Type } from 'typebox';
import { formatYuan, sum, ZERO } from '../../kernel/money.ts';
import { maskName, type Person } from '../../people/enrolment/index.ts';
import { VISIT_KINDS } from '../../rules/policy/index.ts';
import type { Provider } from '../provider/index.ts';
import { type Encounter, FILINGS, OTHER_PAYERS, REFERRALS, type StoredUpload } from './model.ts';
import type { LineText } from './upload-text.ts';

const NullableText = Type.Union([Type.String(), Type.Null()]);
const Amount = Type.String({ description: 'Yuan' });

const fields = {
  id: Type.String(),
  person: Type.String(),
  personName: Type.String({ description: 'Masked' }),
  provider: Type.String(),
  providerName: Type.String(),
  kind: Type.Enum([...VISIT_KINDS]),
  disease: NullableText,
  scheme: Type.Union([Type.Enum(['resident', 'employee']), Type.Null()]),
  startedOn: Type.String(),
  endedOn: NullableText,
  outOfArea: Type.Boolean(),
  filing: Type.Enum([...FILINGS]),
  otherPayer: Type.Union([Type.Enum([...OTHER_PAYERS]), Type.Null()]),
  referral: Type.Enum([...REFERRALS]),
  referredFrom: NullableText,
  billTotal: Amount,
  chargeCount: Type.Integer(),
  revision: Type.Integer(),
  settlement: NullableText,
  open: Type.Boolean({ description: 'Not settled: charges may still change' }),
};

export const EncounterSummary = Type.Object(fields);
export type EncounterSummary = Static<typeof EncounterSummary>;

export const PricedLineView = Type.Object({
  lineNo: NullableText,
  code: Type.String(),
  name: Type.String(),
  day: Type.String(),
  quantity: Type.String(),
  unitPrice: Type.String(),
  amount: Amount,
  class: Type.Enum(['A', 'B', 'C']),
  procured: Type.Boolean(),
  fullSelfPay: Amount,
  overCeiling: Amount,
  priorSelfPay: Amount,
  inScope: Amount,
});
export type PricedLineView = Static<typeof PricedLineView>;

export const EncounterView = Type.Object({
  ...fields,
  bill: Type.Object({
    fullSelfPay: Amount,
    overCeiling: Amount,
    priorSelfPay: Amount,
    inScope: Amount,
    procured: Amount,
  }),
  uploads: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      total: Amount,
      lineCount: Type.Integer(),
      voids: Type.Union([Type.Integer(), Type.Null()], {
        description: 'The upload that this one takes back',
      }),
      uploadedAt: Type.String(),
      lines: Type.Array(PricedLineView),
    }),
  ),
});
export type EncounterView = Static<typeof EncounterView>;

export type Names = {
  readonly person: Person | undefined;
  readonly provider: Provider | undefined;
};

export function encounterSummary(encounter: Encounter, names: Names): EncounterSummary {
  return {
    id: encounter.id,
    person: encounter.personId,
    personName: names.person ? maskName(names.person.name) : '',
    provider: encounter.providerId,
    providerName: names.provider?.name ?? '',
    kind: encounter.kind,
    disease: encounter.disease,
    scheme: encounter.scheme,
    startedOn: encounter.startedOn,
    endedOn: encounter.endedOn,
    outOfArea: encounter.outOfArea,
    filing: encounter.filing,
    otherPayer: encounter.otherPayer,
    referral: encounter.referral,
    referredFrom: encounter.referredFrom,
    billTotal: formatYuan(encounter.billTotal),
    chargeCount: encounter.chargeCount,
    revision: encounter.revision,
    settlement: encounter.settlementId,
    open: encounter.settlementId === null,
  };
}

export function encounterView(
  encounter: Encounter,
  uploads: readonly StoredUpload[],
  names: Names,
): EncounterView {
  return {
    ...encounterSummary(encounter, names),
    bill: billView(encounter.bill),
    uploads: uploads.map(({ seq, total, lineCount, voids, uploadedAt, lines }) => ({
      seq,
      total: formatYuan(total),
      lineCount,
      voids,
      uploadedAt,
      // The kept document holds the lines as the view shows them.
      lines: JSON.parse(lines) as LineText[],
    })),
  };
}

function billView(bill: Encounter['bill']) {
  const total = (part: Exclude<keyof Encounter['bill'][number], 'day'>) =>
    formatYuan(sum(bill.map((day) => day[part] ?? ZERO)));
  return {
    fullSelfPay: total('fullSelfPay'),
    overCeiling: total('overCeiling'),
    priorSelfPay: total('priorSelfPay'),
    inScope: total('inScope'),
    procured: total('procured'),
  };
}
