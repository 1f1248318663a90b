/**
 * `npm run bench`: whole settlements beside pgbench TPC-B on one PostgreSQL, and the benefit computation
 * beside two general rule engines. Ratios are of the same round, so that a machine that speeds up or
 * slows down between rounds does not distort them.
 */
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { benchBenefit } from './benefit.ts';
import { show } from './figures.ts';
import { benchSettlements, type SettlementFigures } from './settlements.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    preload: { type: 'string', default: '0' },
    clients: { type: 'string', default: '16,64,256' },
    'benefit-only': { type: 'boolean', default: false },
    national: { type: 'boolean', default: false },
    'settlements-only': { type: 'boolean', default: false },
  },
});

const say = (text: string) => process.stderr.write(`${text}\n`);
const print = (text: string) => process.stdout.write(`${text}\n`);

print(
  `Machine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.version}.`,
);
print(
  'Server, PostgreSQL (fsync and synchronous_commit on) and load client share these processors.\n',
);

if (!values['benefit-only']) {
  printSettlements(
    await benchSettlements({
      rounds: Number(values.rounds),
      seconds: Number(values.seconds),
      clients: values.clients.split(',').map(Number),
      preload: Number(values.preload),
      national: values.national,
      say,
    }),
  );
}
if (!values['settlements-only']) await printBenefit();

function printSettlements({
  tpcb,
  loads,
  linesPerSettlement,
  fullToEmpty,
}: SettlementFigures): void {
  print(
    `Whole settlements (HTTP in, three tiers, ${linesPerSettlement.toFixed(1)} ledger lines, year to date,`,
  );
  print('idempotency, audit chain). Median (min–max) of the rounds.\n');
  if (tpcb) print(`pgbench TPC-B, 16 clients: ${show(tpcb)} a second\n`);
  print('| settlements before | clients | a second | × TPC-B | p50 ms | p99 ms |');
  print('|---|---|---|---|---|---|');
  for (const { preloaded, national, clients, perSecond, ratio, p50, p99 } of loads) {
    const cells = [
      national ? '2204 + 2207' : preloaded.toLocaleString('en-US'),
      String(clients),
      show(perSecond),
      ratio ? show(ratio, 2) : '–',
      show(p50, 1),
      show(p99, 1),
    ];
    print(`| ${cells.join(' | ')} |`);
  }
  if (fullToEmpty) print(`\nFull tables to empty ones: ${show(fullToEmpty, 2)}`);
  print('');
}

async function printBenefit(): Promise<void> {
  const { engines, ratioToZen, rounds } = await benchBenefit();
  print(`Benefit computations a second of one core, median (min–max) of ${rounds} rounds:\n`);
  print('| engine | a second |');
  print('|---|---|');
  for (const engine of engines) print(`| ${engine.engine} | ${show(engine)} |`);
  print(`\nThis engine to @gorules/zen-engine: ${show(ratioToZen, 1)}`);
}
