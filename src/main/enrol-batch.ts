import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { formatYuan } from '../kernel/money.ts';
import { BATCH_CHANNELS, enrolBatch, type PremiumDeps, readList } from '../money/premium/index.ts';
import { systemClock } from '../platform/clock.ts';
import { idSource } from '../platform/id-source.ts';
import { type Command, misused, print } from './command.ts';
import { readConfiguration } from './configuration.ts';
import { figureBook } from './effects.ts';
import { openDatabase } from './open-database.ts';
import { runRefusable } from './run-refusable.ts';

const usage = [
  {
    call: 'enrol-batch FILE --area AREA --year YEAR [--paid-by station|bank|tax|none]',
    does: 'enrol everybody of a list (CSV or TAB: 身份证号, 姓名, 县区, 户号) for a year; sent again it goes on where it stopped',
  },
];

const EVERY = 20_000;

export const command: Command = {
  usage,
  async run(args) {
    const [file, ...rest] = args;
    const options = new Map<string, string>();
    for (let i = 0; i < rest.length; i += 2) options.set(rest[i] ?? '', rest[i + 1] ?? '');
    const [code, year] = [options.get('--area'), Number(options.get('--year'))];
    const paidBy = options.get('--paid-by') ?? 'tax';
    const channel = BATCH_CHANNELS.find((known) => known === paidBy);
    if (!file || !code || !(year >= 2000 && year <= 2100) || !channel) return misused({ usage });
    const bytes = await readFile(file);
    const lines = readList(bytes);
    // The same file is the same list, whatever it is called.
    const key = `file:${createHash('sha256').update(bytes).digest('hex')}:${year}:${channel}`;
    const database = await openDatabase({
      configuration: readConfiguration(),
      say: print,
      join: true,
    });
    try {
      const names = database.areas.find((area) => area.code === code);
      if (!names) throw new Error(`There is no area ${code}.`);
      const opened = database.open(names, 2);
      const deps = {
        ...{ database: opened, clock: systemClock, ids: idSource(systemClock) },
        ...{ figures: figureBook(), accounts: null, collectors: { bank: null, tax: null } },
      };
      const request = { key, year, channel, lines, onProgress: tell };
      return await runRefusable(() => enrol(deps, request)).finally(opened.close);
    } finally {
      await database.stop();
    }
  },
};

async function enrol(
  deps: PremiumDeps,
  request: Parameters<typeof enrolBatch>[1],
): Promise<number> {
  const { progress } = await enrolBatch(deps, request, { id: 'enrol-batch', office: null });
  const { orders, persons, refused, personal } = progress;
  print(`${orders} enrolled (${persons} new), ${refused} refused, ${formatYuan(personal)} yuan.`);
  return refused > 0 ? 1 : 0;
}

function tell(done: number, of: number): void {
  if (done % EVERY === 0 || done === of) print(`${done} of ${of}`);
}
