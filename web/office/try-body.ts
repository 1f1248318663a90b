/** What `policies/try` takes: an imagined bill and the facts that the rules ask for. */
export type TryBody = {
  readonly scheme: string;
  readonly day: string;
  readonly visit: {
    readonly kind: string;
    readonly level: string;
    readonly disease?: string;
    readonly outOfArea: boolean;
    readonly filing?: string;
  };
  readonly bill: {
    readonly fullSelfPay: string;
    readonly overCeiling: string;
    readonly priorSelfPay: string;
    readonly inScope: string;
    readonly procured: string;
  };
  readonly patient: {
    readonly retired: boolean;
    readonly age?: number;
    readonly groups: readonly string[];
    readonly chronicDiseases: readonly string[];
  };
  readonly before: Readonly<Record<string, string>>;
  readonly ownAccount?: string;
};

export type TryFields = {
  scheme: string;
  day: string;
  kind: string;
  level: string;
  disease?: string;
  outOfArea?: boolean;
  filing?: string;
  inScope?: string;
  fullSelfPay?: string;
  overCeiling?: string;
  priorSelfPay?: string;
  procured?: string;
  retired?: boolean;
  age?: string;
  groups?: string[];
  chronicDiseases?: string[];
  ownAccount?: string;
  before?: readonly { readonly key?: string; readonly amount?: string }[];
};

/** An empty field of money is nothing, an empty optional field is left out. */
export function tryBodyOf(fields: TryFields): TryBody {
  const { disease, age, ownAccount } = fields;
  const before = (fields.before ?? []).filter(({ key, amount }) => key && amount);
  return {
    scheme: fields.scheme,
    day: fields.day,
    visit: {
      kind: fields.kind,
      level: fields.level,
      outOfArea: fields.outOfArea ?? false,
      ...(fields.outOfArea && fields.filing ? { filing: fields.filing } : {}),
      ...(disease ? { disease } : {}),
    },
    bill: {
      fullSelfPay: fields.fullSelfPay || '0.00',
      overCeiling: fields.overCeiling || '0.00',
      priorSelfPay: fields.priorSelfPay || '0.00',
      inScope: fields.inScope || '0.00',
      procured: fields.procured || '0.00',
    },
    patient: {
      retired: fields.retired ?? false,
      groups: fields.groups ?? [],
      chronicDiseases: fields.chronicDiseases ?? [],
      ...(age ? { age: Number(age) } : {}),
    },
    before: Object.fromEntries(before.map(({ key = '', amount = '' }) => [key, amount])),
    ...(ownAccount ? { ownAccount } : {}),
  };
}
