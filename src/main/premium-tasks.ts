import { askForAll, markArrears, runIncentives } from '../money/premium/index.ts';
import type { Task } from '../platform/jobs/start-workers.ts';
import type { World } from './compose.ts';

const EVERY_TEN_MINUTES = '5,15,25,35,45,55 * * * *';
/** 02:00 and 03:00 in Shanghai. */
const ARREARS = '0 18 * * *';
const INCENTIVES = '0 19 * * *';

/** What becomes of premiums by itself: answers of banks, arrears of units, the incentives of the year. */
export function premiumTasks({ of }: Pick<World, 'of'>): Task[] {
  return [
    {
      ...{ name: 'premiums-under-way', lane: 'premiums', every: EVERY_TEN_MINUTES, atStart: true },
      run: async ({ area }) => {
        await askForAll(of(area).premiums);
      },
    },
    {
      ...{ name: 'arrears', lane: 'night', every: ARREARS },
      run: async ({ area }) => {
        await markArrears(of(area).premiums);
      },
    },
    {
      ...{ name: 'incentives', lane: 'night', every: INCENTIVES },
      run: async ({ area }) => {
        const { premiums, shelf } = of(area);
        const today = premiums.clock.today();
        // An area that gives none has no run.
        if (!premiums.figures.on(area, today)?.incentives) return;
        await runIncentives({ ...premiums, shelf }, Number(today.slice(0, 4)));
      },
    },
  ];
}
