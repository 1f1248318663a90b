import type { Day } from '../kernel/days.ts';
import { addMonths } from '../kernel/months.ts';
import {
  clearMonth,
  creditInterest,
  creditMonth,
  endLapsed,
  monthBefore,
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
      run: ({ area }) => clearMonth(of(area), monthBefore(of(area).clock.today())),
    },
  ];
}

/** A unit that pays late is looked for in this month and the two before it. */
const UNPAID_SO_LONG = [-2, -1, 0] as const;

/** Whoever comes late into a month is credited on the next night; a year's interest in the January after it. */
async function creditAccounts(world: AreaWorld): Promise<void> {
  const today = world.clock.today();
  for (const back of UNPAID_SO_LONG) {
    const month = addMonths(`${today.slice(0, 7)}-01` as Day, back);
    if (!world.figures.on(world.database.area, month)?.accounts) continue;
    await creditMonth(world, month.slice(0, 7));
  }
  if (today.slice(5, 7) !== '01') return;
  const year = Number(today.slice(0, 4)) - 1;
  // An area that began meanwhile had no accounts to credit.
  const ruled = world.figures.on(world.database.area, `${year}-12-31` as Day);
  if (ruled?.accounts) await creditInterest(world, year);
}
