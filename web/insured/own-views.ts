import type { EstimatesView, OverviewView } from '../../src/counter/insured/index.ts';
import type { AccountView } from '../../src/money/own-account/index.ts';
import type { PremiumTrial, PremiumView } from '../../src/money/premium/index.ts';
import type { Explained, SettlementSummary, SettlementView } from '../kit/settlement-views.ts';

export type Overview = OverviewView;
export type OwnAccount = AccountView;
export type Premium = PremiumView;
export type PremiumOffer = PremiumTrial;
export type Estimates = Omit<EstimatesView, 'levels'> & {
  readonly levels: readonly (Pick<Explained, 'amounts' | 'steps'> & { readonly level: string })[];
};
export type Limit = NonNullable<Overview['year']>['limits'][number];
export type CoveragePeriod = Overview['coverage']['history'][number];
export type Bill = SettlementView;
export type BillRow = SettlementSummary;

/** What is printed of a bill, as far as its own person reads it. */
export type BillPapers = {
  readonly lines: readonly {
    readonly upload: number;
    readonly place: number;
    readonly name: string;
    readonly day: string;
    readonly quantity: string;
    readonly unitPrice: string;
    readonly amount: string;
    readonly fullSelfPay: string;
    readonly overCeiling: string;
    readonly priorSelfPay: string;
    readonly inScope: string;
  }[];
};

export type Shown = { readonly qr: string; readonly endsAt: string };

/** 亲情账户: who may show my code, whose I may show, and when mine was shown. */
export type Codes = {
  readonly shares: readonly {
    readonly id: string;
    readonly holder: string;
    readonly relation: string;
    readonly endedAt: string | null;
  }[];
  readonly held: readonly {
    readonly id: string;
    readonly owner: string;
    readonly relation: string;
  }[];
  readonly showings: readonly { readonly holder: string; readonly shownAt: string }[];
};
