import { word } from '../border/open/index.ts';
import type { FeedWorld } from '../counter/feeds/index.ts';
import { recogniseLate } from '../counter/groups/index.ts';
import { findParticulars } from '../counter/particulars/index.ts';
import { paySupplements } from '../counter/reimbursement/index.ts';
import { drawPremium, type PremiumPayer, returnDraw } from '../money/own-account/index.ts';
import type { AccountPort, PremiumDeps } from '../money/premium/index.ts';
import { codeNamed } from './code-named.ts';

type Drawing = Parameters<typeof returnDraw>[1] & Omit<PremiumDeps, 'accounts' | 'collectors'>;

/** Premiums are paid out of own accounts by whoever keeps those. */
export function premiumsOf(
  drawing: Drawing,
  collectors: PremiumDeps['collectors'] | undefined,
): PremiumDeps {
  const accounts: AccountPort = {
    drawPremium: (sql, draw) =>
      drawPremium(sql, drawing, { ...draw, payer: draw.payer as PremiumPayer }),
    returnDraw: (sql, back) => returnDraw(sql, drawing, back),
  };
  return { ...drawing, word, accounts, collectors: collectors ?? { bank: null, tax: null } };
}

type Listing = Parameters<typeof recogniseLate>[0] &
  Omit<FeedWorld, 'word' | 'groupNamed' | 'accountOf' | 'recogniseSince'>;

/** What a list of a special group does to a person is done by whoever owns it. */
export function feedsOf(deps: Listing): FeedWorld {
  return {
    ...deps,
    word,
    groupNamed: (name) => codeNamed('group', name),
    accountOf: async (sql, person) => (await findParticulars(sql, person)).account,
    async recogniseSince(id, membership) {
      const late = await recogniseLate(deps, id, membership);
      // What is owed for claims on paper goes to their accounts.
      await deps.database.transaction((sql) => paySupplements(sql, deps, membership.personId));
      return late;
    },
  };
}
