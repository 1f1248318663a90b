import type {
  EstimatesView,
  OverviewView,
  RelativesView,
} from '../../src/counter/insured/index.ts';
import type { Explained, SettlementSummary, SettlementView } from '../kit/settlement-views.ts';

export type Overview = OverviewView;
export type Relatives = RelativesView;
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
