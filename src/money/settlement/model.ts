import type { Day } from '../../kernel/days.ts';
import type {
  EncounterId,
  PersonId,
  ProviderId,
  RequestKey,
  SettlementId,
} from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { GrantId, WalletUse } from '../../people/accounts/index.ts';
import type { Scheme, VisitKind } from '../../rules/policy/index.ts';
import type { Benefit, BenefitInput, Totals } from '../benefit/index.ts';
import type { Encounter } from '../encounter/index.ts';
import type { Transfer } from '../ledger/index.ts';

/** The four parts of a bill, as a sender may repeat them. */
export const SPLIT_PARTS = ['fullSelfPay', 'overCeiling', 'priorSelfPay', 'inScope'] as const;

export type SettleRequest = {
  readonly key: RequestKey;
  readonly provider: ProviderId;
  readonly person: PersonId;
  readonly encounter: EncounterId;
  /** The bill as the sender added it up; must equal the recorded charges. */
  readonly claimedTotal: Money;
  /** What the sender was told of it when it was priced: the parts of `SPLIT_PARTS`, in their order. */
  readonly claimedParts?: readonly Money[];
  readonly useOwnAccount: boolean;
  readonly useMutualAid: boolean;
  /** A trial, which a patient may ask for on any day of a stay: as if it ended today. */
  readonly trial?: boolean;
  /** The amount of the funds that was decided on; another one is refused, and whoever decided looks again. */
  readonly decidedFund?: Money;
  /** Of a bill that the person paid himself: it is settled by deciding his claim, never by its hospital. */
  readonly claim?: true;
  /** Settles a stay that was not discharged yet, as if it ended today: some regions settle first. */
  readonly open?: boolean;
};

/** A quote has no key, and no total to compare when the sender names none. */
export type QuoteRequest = Omit<
  SettleRequest,
  'key' | 'claimedTotal' | 'claimedParts' | 'trial' | 'open' | 'decidedFund'
> & {
  readonly claimedTotal: Money | null;
  /** A bill that nobody recorded: what it would come to. Its id is that of the request. */
  readonly draft?: Encounter;
  /** A settlement of the same encounter, of a claim on paper, that would be taken back first. */
  readonly instead?: { readonly settlement: SettlementId; readonly provider: ProviderId };
};

export type ReverseRequest = {
  readonly key: RequestKey;
  readonly provider: ProviderId;
  readonly person: PersonId;
  readonly reason: string;
  /** Of a claim on paper: what was paid to the person himself is not his hospital's to take back. */
  readonly claim?: true;
} & ReverseTarget;

/** By its id, or by the request that made it, of which the sender lost the answer. */
export type ReverseTarget =
  | { readonly settlement: SettlementId; readonly settledBy?: undefined }
  | { readonly settlement?: undefined; readonly settledBy: RequestKey };

/** Late recognition: everything of the scheme from this day on is computed again. */
export type RecomputeRequest = {
  readonly key: RequestKey;
  readonly person: PersonId;
  readonly scheme: Scheme;
  readonly from: Day;
  readonly reason: string;
};

export type Command =
  | ({ readonly type: 'settle' } & SettleRequest)
  | ({ readonly type: 'reverse' } & ReverseRequest)
  | ({ readonly type: 'recompute' } & RecomputeRequest);

/** Columns of a settlement: what each payer gave. A mirror carries the negative. */
export type Amounts = {
  readonly total: Money;
  readonly pool: Money;
  readonly largeAmount: Money;
  readonly seriousDisease: Money;
  readonly medicalAid: Money;
  readonly ownAccount: Money;
  readonly mutualAid: Money;
  readonly cash: Money;
  readonly hospital: Money;
};

export type RecordKind = 'settlement' | 'reversal' | 'supplement';

/** Part of a stay that one settlement covers; most stays have one. */
export type StayPart = {
  readonly from: Day;
  readonly until: Day;
  readonly index: number;
  readonly count: number;
};

/**
 * The document of a record: everything to repeat and to explain it.
 * `computed` is null for a reversal, which mirrors others and computes nothing.
 */
export type SettlementDocument = {
  readonly part: StayPart;
  /** Revision of the encounter's charges. */
  readonly revision: number;
  /** All parts of the stay, settled together. */
  readonly siblings: readonly SettlementId[];
  readonly reason: string;
  /** Whom the funds owe their part: the hospital, which advanced it (absent), or the person, who paid the whole bill. */
  readonly payee?: 'person';
  /** Under which the sender asked for it; empty in records made before it was kept. */
  readonly key: string;
  /** What a reversal mirrors: the original and its supplements. */
  readonly mirrors: readonly SettlementId[];
  readonly computed: { readonly input: BenefitInput; readonly benefit: Benefit } | null;
  /** What this record itself adds to the totals of the year. */
  readonly added: Totals;
  readonly before: Totals;
  /** What this record itself takes from each own account (negative: gives back). */
  readonly drawn: readonly { readonly owner: PersonId; readonly amount: Money }[];
};

/** A record as it is kept; `SettlementRow` adds what recording it gives. */
export type SettlementRecord = {
  readonly id: SettlementId;
  readonly kind: RecordKind;
  readonly originalId: SettlementId | null;
  readonly person: PersonId;
  readonly provider: ProviderId;
  readonly encounter: EncounterId;
  readonly scheme: Scheme;
  readonly benefitYear: number;
  readonly yearVersion: bigint;
  readonly visitKind: VisitKind;
  readonly benefitDay: Day;
  readonly policySet: string;
  readonly amounts: Amounts;
  readonly document: SettlementDocument;
};

export type SettlementRow = SettlementRecord & {
  readonly hash: string;
  readonly batch: string;
  readonly settledAt: string;
};

export type YearKey = {
  readonly person: PersonId;
  readonly scheme: Scheme;
  readonly year: number;
};

export type YearState = YearKey & { readonly totals: Totals; readonly version: bigint };

export type AccountState = {
  readonly balance: Money;
  readonly held: Money;
  readonly version: bigint;
};

/** A quota of another area, as a batch carries it. */
export type QuotaState = {
  readonly left: Money;
  readonly open: boolean;
  readonly version: bigint;
};

export type WalletDraw = {
  readonly quota: GrantId;
  readonly settlement: SettlementId;
  readonly kind: WalletUse;
  /** Negative: given back. */
  readonly amount: Money;
  /** Whether what is left of the quota changes by it; not after its end. */
  readonly toQuota: boolean;
};

export type GrantUse = {
  readonly giver: PersonId;
  readonly receiver: PersonId;
  readonly used: Money;
};

/** What one decided command changes. Applied to memory for the next in the batch, then to the tables. */
export type Recording = {
  readonly request: {
    readonly provider: string;
    readonly transaction: Command['type'];
    readonly key: RequestKey;
    readonly bodyHash: string;
  };
  readonly records: readonly SettlementRecord[];
  readonly years: readonly YearState[];
  readonly encounters: readonly {
    readonly id: EncounterId;
    readonly revision: number;
    readonly before: SettlementId | null;
    readonly after: SettlementId | null;
  }[];
  readonly transfers: readonly Transfer[];
  /** Use of an own account by its owner or, within a grant, by a relative. */
  readonly draws: readonly {
    readonly owner: PersonId;
    readonly settlement: SettlementId;
    readonly amount: Money;
    /** Part of `amount` that had been promised as a quota. */
    readonly fromHeld: Money;
  }[];
  readonly grants: readonly GrantUse[];
  /** Use of quotas that relatives of other areas hold for the person. */
  readonly wallets: readonly WalletDraw[];
};
