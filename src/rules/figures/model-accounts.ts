import type { Money, Rate } from '../../kernel/money.ts';
import type { Source } from './model.ts';

/** What is added to own accounts. */
export type AccountFigures = {
  /** Each month, of whoever is in service: a share of his contribution base. */
  readonly inService: { readonly share: Rate; readonly source: Source };
  /** Each month, of whoever is retired: a share of one amount, the same for all. */
  readonly retired: { readonly base: Money; readonly share: Rate; readonly source: Source };
  /** Once a year, by days, up to and with the day (`12-31`). */
  readonly interest: { readonly rate: Rate; readonly until: string; readonly source: Source };
};

export type PremiumUse = 'premium-resident' | 'premium-ltc' | 'premium-large-amount';
export const ACCOUNT_USES = [
  'care',
  'goods',
  'premium-resident',
  'premium-ltc',
  'premium-large-amount',
] as const;
export type AccountUse = (typeof ACCOUNT_USES)[number];

/** What an own account may pay: for its owner, for relatives of the area, and through a wallet for those elsewhere. */
export type SharingFigures = {
  readonly own: { readonly uses: readonly AccountUse[]; readonly source: Source };
  readonly family: {
    readonly relations: readonly string[];
    readonly uses: readonly AccountUse[];
    readonly source: Source;
  };
  readonly wallet: {
    readonly relations: readonly string[];
    readonly uses: readonly AccountUse[];
    readonly source: Source;
  };
};
