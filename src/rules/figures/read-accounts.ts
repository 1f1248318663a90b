import { rate, yuan } from '../../kernel/money.ts';
import type { Figures } from './model.ts';
import { ACCOUNT_USES, type AccountUse } from './model-accounts.ts';
import type { FigureReader } from './read-figures.ts';

const SHARE = /^[01](\.\d{1,6})?$/;
const MONEY = /^\d{1,7}\.\d\d$/;
const DAY_OF_YEAR = /^(0[1-9]|1[0-2])-([0-2]\d|3[01])$/;
const RELATIONS = ['spouse', 'parent', 'child', 'sibling', 'grandparent', 'grandchild'];

/** An area without own accounts has no such section. */
export function readAccountFigures(at: FigureReader): Pick<Figures, 'accounts'> {
  if (!at.has('accounts')) return {};
  const accounts = at.child('accounts');
  const [inService, retired, interest] = ['inService', 'retired', 'interest'].map(
    accounts.child,
  ) as [FigureReader, FigureReader, FigureReader];
  return {
    accounts: {
      inService: { share: rate(inService.text('share', SHARE)), source: inService.text('source') },
      retired: {
        base: yuan(retired.text('base', MONEY)),
        share: rate(retired.text('share', SHARE)),
        source: retired.text('source'),
      },
      interest: {
        rate: rate(interest.text('rate', SHARE)),
        until: interest.text('until', DAY_OF_YEAR),
        source: interest.text('source'),
      },
    },
  };
}

export function readSharingFigures(at: FigureReader): Pick<Figures, 'sharing'> {
  if (!at.has('sharing')) return {};
  const sharing = at.child('sharing');
  const own = sharing.child('own');
  const shared = (name: string) => {
    const part = sharing.child(name);
    const uses = part.words('uses', ACCOUNT_USES) as AccountUse[];
    return { relations: part.words('relations', RELATIONS), uses, source: part.text('source') };
  };
  return {
    sharing: {
      own: { uses: own.words('uses', ACCOUNT_USES) as AccountUse[], source: own.text('source') },
      family: shared('family'),
      wallet: shared('wallet'),
    },
  };
}
