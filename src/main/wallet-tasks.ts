import type { Day } from '../kernel/days.ts';
import {
  clearMonths,
  creditInterest,
  creditMonth,
  endLapsed,
  periodsToCredit,
  syncWallets,
} from '../money/own-account/index.ts';
import type { Task } from '../platform/jobs/start-workers.ts';
import type { AreaWorld, World } from './compose.ts';

const EVERY_MINUTE = '* * * * *';
/** 00:10 in Shanghai: what ran out at midnight is given back before anybody comes. */
const AFTER_MIDNIGHT = '10 16 * * *';
/** 03:10 in Shanghai. */
const AT_NIGHT = '10 19 * * *';

/** What accounts and wallets do by themselves. Each is done once however often it is tried. */
export function walletTasks({ of }: Pick<World, 'of'>): Task[] {
  return [
    {
      ...{ name: 'wallets', lane: 'wallets', every: EVERY_MINUTE, atStart: true },
      run: ({ area }) => syncWallets(of(area)),
    },
    {
      ...{ name: 'lapsed-sharing', lane: 'wallets', every: AFTER_MIDNIGHT, atStart: true },
      run: ({ area }) => endLapsed(of(area)),
    },
    {
      ...{ name: 'account-credits', lane: 'accounts', every: AT_NIGHT },
      run: ({ area }) => creditAccounts(of(area)),
    },
    {
      ...{ name: 'wallet-clearing', lane: 'accounts', every: AT_NIGHT },
      run: ({ area }) => clearMonths(of(area)),
    },
  ];
}

/** Whoever comes late into a period is credited on the next night. */
async function creditAccounts(world: AreaWorld): Promise<void> {
  for (const { kind, period } of await periodsToCredit(world)) {
    const on = kind === 'monthly' ? `${period}-01` : `${period}-12-31`;
    // An area that began meanwhile had no accounts to credit.
    if (!world.figures.on(world.database.area, on as Day)?.accounts) continue;
    if (kind === 'monthly') await creditMonth(world, period);
    else await creditInterest(world, Number(period));
  }
}
