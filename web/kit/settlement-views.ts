export type AmountName =
  | 'total'
  | 'fullSelfPay'
  | 'overCeiling'
  | 'priorSelfPay'
  | 'inScope'
  | 'outOfAreaSelfPay'
  | 'deductible'
  | 'pool'
  | 'overCap'
  | 'largeAmount'
  | 'seriousDisease'
  | 'medicalAid'
  | 'fund'
  | 'personal'
  | 'ownAccount'
  | 'mutualAid'
  | 'cash'
  | 'hospitalResult';

export type Amounts = Readonly<Record<AmountName, string>>;

export type StepView = {
  readonly rule: string;
  readonly base: string;
  readonly rate: string | null;
  readonly result: string;
  readonly document: string;
  readonly clause: string;
  readonly source: string;
  readonly note: string;
};

export type PinnedDocument = {
  readonly id: string;
  readonly benefit: string;
  readonly titleZh: string;
  readonly titleEn: string;
};

/** What a settlement, a trial and a bill tried on a policy have in common. */
export type Explained = {
  readonly policySet: { readonly hash: string; readonly documents: readonly PinnedDocument[] };
  readonly amounts: Amounts;
  readonly mutualAid: readonly { readonly owner: string; readonly amount: string }[];
  readonly steps: readonly StepView[];
  readonly gate: string | null;
};

/** Whose account paid besides the person's own; masked. */
export type RelativePayer = {
  readonly name: string;
  /** What he is to the person; empty: not kept. */
  readonly relation: string;
  readonly wallet: boolean;
  readonly amount: string;
};

export type SettlementView = Explained & {
  readonly id: string;
  readonly kind: string;
  readonly originalId: string | null;
  readonly person: { readonly id: string; readonly name: string };
  readonly provider: { readonly id: string; readonly name: string };
  readonly encounter: string;
  readonly scheme: string;
  readonly visitKind: string;
  readonly level: string | null;
  /** Only where one record is read; absent: not known. */
  readonly providerKind?: string | null;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  readonly benefitDay: string;
  readonly benefitYear: number;
  readonly settledAt: string;
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
  readonly reversedBy: string | null;
  readonly supplements: readonly string[];
  /** In the order in which they paid; only where one record is read. */
  readonly relatives?: readonly RelativePayer[];
};

export type SettlementSummary = Pick<
  SettlementView,
  | 'id'
  | 'kind'
  | 'originalId'
  | 'person'
  | 'provider'
  | 'encounter'
  | 'visitKind'
  | 'benefitDay'
  | 'settledAt'
> & {
  readonly reversed: boolean;
  readonly total: string;
  readonly fund: string;
  readonly personal: string;
  readonly cash: string;
};

export type QuoteView = { readonly settlements: readonly SettlementView[] };

export type CommandAnswer = {
  readonly key: string;
  readonly replayed: boolean;
  readonly settlements: readonly SettlementView[];
};

export type TryView = Explained & { readonly added: Readonly<Record<string, string>> };
