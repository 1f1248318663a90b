import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { day } from '../kernel/days.ts';
import { systemClock } from '../platform/clock.ts';
import { CODE_LISTS, loadCodes, parseCodes } from '../rules/catalogue/index.ts';
import { type Command, misused, print } from './command.ts';
import { readConfiguration } from './configuration.ts';
import { openDatabase } from './open-database.ts';

const usage = [
  {
    call: 'load-codes AREA LIST FILE [--complete]',
    does: `load a tab-separated list of codes (${CODE_LISTS.join(', ')}); --complete: codes outside it are refused`,
  },
];

const COMPLETE = '--complete';
/** A code without a first day of its own also stands for what happened before the list was loaded. */
const UNDATED = day('2000-01-01');

export const command: Command = {
  usage,
  async run(args) {
    const [code, name, file, ...more] = args.filter((arg) => arg !== COMPLETE);
    const list = CODE_LISTS.find((known) => known === name);
    if (!code || !list || !file || more.length > 0) return misused({ usage });
    const complete = args.includes(COMPLETE);
    const entries = parseCodes(await readFile(file, 'utf8'), UNDATED);
    const database = await openDatabase({
      configuration: readConfiguration(),
      say: print,
      join: true,
    });
    try {
      const names = database.areas.find((area) => area.code === code);
      if (!names) throw new Error(`There is no area ${code}.`);
      const opened = database.open(names, 1);
      const request = { list, entries, complete, source: basename(file) };
      const done = await opened
        .transaction((sql) => loadCodes(sql, request, systemClock))
        .finally(opened.close);
      print(`${list}: ${done.entries} codes, ${done.changed} of them new, different or ended.`);
      return 0;
    } finally {
      await database.stop();
    }
  },
};
