import type { Day } from '../kernel/days.ts';
import { closeDays } from '../money/ledger/index.ts';
import { systemClock } from '../platform/clock.ts';
import { type Command, print } from './command.ts';
import { readConfiguration } from './configuration.ts';
import { openDatabase } from './open-database.ts';

export const command: Command = {
  usage: [{ call: 'close-day', does: 'close the days before today in the ledger of every area' }],
  async run() {
    const configuration = readConfiguration();
    const database = await openDatabase({ configuration, say: print, join: true });
    try {
      for (const area of database.areas) {
        const opened = database.open(area, 1);
        const days = await closeDays(opened, systemClock.today()).finally(opened.close);
        print(`${area.code}: ${days.length} day(s) closed${spanOf(days)}`);
      }
      return 0;
    } finally {
      await database.stop();
    }
  },
};

function spanOf(days: readonly Day[]): string {
  const [first, last] = [days.at(0), days.at(-1)];
  if (first === undefined) return '';
  return first === last ? `: ${first}` : `: ${first} to ${last}`;
}
