/** What the server's answers look like on the wire. Amounts are decimal text, days `2025-06-01`. */
export type Page<Row> = { readonly rows: readonly Row[]; readonly total: number };

export type PersonSummary = {
  readonly id: string;
  readonly name: string;
  readonly idNumber: string;
  readonly sex: string;
  readonly age: number;
  readonly county: string;
  readonly scheme: string | null;
  readonly standing: string | null;
  readonly groups: readonly string[];
};

export type Dated = { readonly startsOn: string; readonly endsOn: string | null };

export type PersonView = {
  readonly id: string;
  readonly name: string;
  readonly idNumber: string;
  readonly sex: string;
  readonly age: number;
  readonly county: string;
  readonly household: readonly {
    readonly id: string;
    readonly name: string;
    readonly relation?: string | null;
  }[];
  readonly coverage: readonly (Dated & {
    readonly scheme: string;
    readonly standing: string;
    readonly retired: boolean;
  })[];
  readonly groups: readonly (Dated & { readonly group: string })[];
  readonly diseases: readonly (Dated & { readonly kind: string; readonly disease: string })[];
  readonly account: {
    readonly balance: string;
    readonly held: string;
    readonly available: string;
  } | null;
  readonly mutualAid: readonly {
    readonly giver: string;
    readonly giverName: string;
    readonly relation: string;
    readonly quotaLeft: string;
    readonly position: number;
  }[];
  readonly yearToDate: readonly YearToDate[];
};

export type YearToDate = {
  readonly scheme: string;
  readonly year: number;
  readonly totals: Readonly<Record<string, string>>;
};

export type ProviderView = {
  readonly id: string;
  readonly name: string;
  readonly county: string;
  readonly kind: 'hospital' | 'clinic' | 'pharmacy' | null;
  readonly level: string | null;
  readonly contracted: boolean;
};

export type CatalogueItem = {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly unit: string;
  readonly class: string;
  readonly priorRate: string;
  readonly ceiling: string | null;
  readonly procured: boolean;
};

export type BillSplit = {
  readonly fullSelfPay: string;
  readonly overCeiling: string;
  readonly priorSelfPay: string;
  readonly inScope: string;
  readonly procured?: string;
};

export type PricedLine = BillSplit & {
  readonly lineNo?: string | null;
  readonly code: string;
  readonly name: string;
  readonly day: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly amount: string;
  readonly class: string;
};

export type ChargeUpload = {
  readonly seq: number;
  readonly total: string;
  /** The upload that this one takes back. */
  readonly voids: number | null;
  readonly uploadedAt: string;
  readonly lines: readonly PricedLine[];
};

export type EncounterView = {
  readonly id: string;
  readonly person: string;
  readonly personName: string;
  readonly provider: string;
  readonly providerName: string;
  readonly kind: string;
  readonly disease: string | null;
  readonly scheme: string | null;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly outOfArea: boolean;
  readonly filing: string;
  readonly otherPayer: string | null;
  readonly referral: string;
  readonly referredFrom: string | null;
  readonly billTotal: string;
  readonly revision: number;
  readonly bill: BillSplit;
  readonly uploads: readonly ChargeUpload[];
  readonly settlement: string | null;
  readonly open: boolean;
};

export type EncounterSummary = Omit<EncounterView, 'bill' | 'uploads'>;

export type ChargeLine = {
  readonly code: string;
  readonly name?: string;
  readonly day: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly amount: string;
};
