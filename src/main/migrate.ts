import { type Command, print } from './command.ts';
import { readConfiguration } from './configuration.ts';
import { openDatabase } from './open-database.ts';

export const command: Command = {
  usage: [{ call: 'migrate', does: 'bring every schema of the database up to date' }],
  async run() {
    const database = await openDatabase({
      configuration: readConfiguration(),
      say: print,
      join: true,
    });
    try {
      for (const file of database.applied) print(`applied ${file}`);
      print(`${database.areas.length} area(s), ${database.applied.length} migration(s) applied`);
      return 0;
    } finally {
      await database.stop();
    }
  },
};
