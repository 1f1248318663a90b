import {
  askOtherAreas,
  localTransfers,
  moveDue,
  tellPensions,
} from '../counter/transfers/index.ts';
import type { Task } from '../platform/jobs/start-workers.ts';
import type { World } from './compose.ts';

/** 00:20 in Shanghai: after what was shared has come back, before anybody comes. */
const AFTER_MIDNIGHT = '20 16 * * *';
const EVERY_TEN_MINUTES = '7,17,27,37,47,57 * * * *';

/** What becomes of transfers by itself: answers of areas on this server, and balances whose day has come. */
export function transferTasks({ of, areas }: Pick<World, 'of' | 'areas'>): Task[] {
  const transfers = localTransfers(() => areas().map(({ code }) => of(code).database));
  return [
    {
      ...{ name: 'transfer-answers', lane: 'transfers', every: EVERY_TEN_MINUTES, atStart: true },
      run: async ({ area }) => {
        await askOtherAreas({ ...of(area), transfers });
      },
    },
    {
      ...{ name: 'transfers-due', lane: 'transfers', every: AFTER_MIDNIGHT, atStart: true },
      run: async ({ area }) => {
        await moveDue(of(area));
      },
    },
    {
      ...{ name: 'pension-letters', lane: 'transfers', every: EVERY_TEN_MINUTES, atStart: true },
      run: async ({ area }) => {
        const { pension } = of(area);
        // Without an office that is reached by message its answers are recorded at the counter.
        if (pension) await tellPensions({ ...of(area), pension });
      },
    },
  ];
}
