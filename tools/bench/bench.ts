/**
 * `npm run bench`: whole settlements beside pgbench TPC-B on one PostgreSQL, and the benefit computation
 * beside two general rule engines. Ratios are of the same round, so that a machine that speeds up or
 * slows down between rounds does not distort them.
 */
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { benchBenefit } from './benefit.ts';
import { benchEnrolment } from './enrol/enrol.ts';
import { benchFeed } from './feed.ts';
import { show } from './figures.ts';
import { benchPerson, type PersonFigures } from './person/person.ts';
import { benchSettlements, type SettlementFigures } from './settlements.ts';
import { benchWindow, THINKING, type WindowFigures, type WindowRun } from './window/window.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    preload: { type: 'string', default: '0' },
    clients: { type: 'string', default: '16,64,256' },
    'benefit-only': { type: 'boolean', default: false },
    national: { type: 'boolean', default: false },
    'settlements-only': { type: 'boolean', default: false },
    window: { type: 'boolean', default: false },
    person: { type: 'boolean', default: false },
    settlements: { type: 'string', default: '10000000' },
    enrol: { type: 'boolean', default: false },
    feed: { type: 'boolean', default: false },
    rows: { type: 'string', default: '300000' },
    people: { type: 'string', default: '1000000' },
    open: { type: 'string', default: '200000' },
    ended: { type: 'string', default: '800000' },
    keep: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const HELP = `npm run bench -- [OPTION…]

Settlements beside pgbench, and the benefit computation beside other engines:
  --rounds N --seconds N --clients 16,64,256   how often, how long, how many at once
  --preload N          also with N settlements in the tables
  --national           also 2204 and 2207 of a hospital's own system
  --settlements-only, --benefit-only

The one window instead, 50 users over a prefecture's cases:
  --window             measure it: --rounds runs of --seconds with thinking time, then one without
  --people N --open N --ended N   insured people, open cases, cases that ended
  --feed               a list of special groups instead, of --rows N lines against --people N insured
  --keep FOLDER        keep the database there and measure it again next time

The pages about a person instead, 25 officers and 25 people on their telephones:
  --person             measure them, --rounds and --seconds as above
  --people N --settlements N --keep FOLDER     insured people, and settlements of all of them

A county by a list instead, killed in the middle and gone on with:
  --enrol --people N   600,000 are a county
`;

const say = (text: string) => process.stderr.write(`${text}\n`);
const print = (text: string) => process.stdout.write(`${text}\n`);

if (values.help) {
  print(HELP);
  process.exit(0);
}
print(
  `Machine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.version}.`,
);
print(
  'Server, PostgreSQL (fsync and synchronous_commit on) and load client share these processors.\n',
);

if (values.enrol) {
  const enrolled = await benchEnrolment(Number(values.people), say);
  print(
    `${enrolled.people} people (${enrolled.fresh} new): ${enrolled.seconds.toFixed(1)} s (${enrolled.cpuSeconds.toFixed(1)} s of a processor by the program alone), killed at ${enrolled.killedAt}, load average ${enrolled.loadAverage.toFixed(1)};`,
  );
  print(
    `${enrolled.orders} orders, ${enrolled.events} events, ${enrolled.refused} refused. Sent again: ${enrolled.againSeconds.toFixed(1)} s.`,
  );
  process.exit(0);
}
if (values.window) {
  printWindow(
    await benchWindow({
      people: Number(values.people),
      open: Number(values.open),
      ended: Number(values.ended),
      runs: Number(values.rounds),
      seconds: Number(values.seconds),
      keep: values.keep ?? null,
      say,
    }),
  );
  process.exit(0);
}
if (values.feed) {
  await printFeed();
  process.exit(0);
}
if (values.person) {
  printPerson(
    await benchPerson({
      people: Number(values.people),
      settlements: Number(values.settlements),
      runs: Number(values.rounds),
      seconds: Number(values.seconds),
      keep: values.keep ?? null,
      say,
    }),
  );
  process.exit(0);
}
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
  for (const load of loads) {
    const { preloaded, national, clients, perSecond, ratio, p50, p99 } = load;
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
  for (const { clients, ratioAlike } of loads) {
    if (ratioAlike) print(`\n2204 + 2207 × TPC-B with ${clients} clients: ${show(ratioAlike, 2)}`);
  }
  if (fullToEmpty) print(`\nFull tables to empty ones: ${show(fullToEmpty, 2)}`);
  print('');
}

async function printFeed(): Promise<void> {
  const [people, rows] = [Number(values.people), Number(values.rows)];
  const runs = await benchFeed({ people, rows, say });
  print(
    `A list of ${rows.toLocaleString('en-US')} lines against ${people.toLocaleString('en-US')} insured, seconds.\n`,
  );
  print(
    '| list | added | ended | taken in | checked | acted | all | premiums behind it | load average |',
  );
  print('|---|---|---|---|---|---|---|---|---|');
  for (const { what, additions, endings, ...run } of runs) {
    const { takenIn, checked, acted, seconds, included, loadAverage } = run;
    const times = [takenIn, checked, acted, seconds, included, loadAverage].map((value) =>
      value.toFixed(1),
    );
    print(`| ${[what, additions, endings, ...times].join(' | ')} |`);
  }
}

async function printBenefit(): Promise<void> {
  const { engines, ratioToZen, rounds } = await benchBenefit();
  print(`Benefit computations a second of one core, median (min–max) of ${rounds} rounds:\n`);
  print('| engine | a second |');
  print('|---|---|');
  for (const engine of engines) print(`| ${engine.engine} | ${show(engine)} |`);
  print(`\nThis engine to @gorules/zen-engine: ${show(ratioToZen, 1)}`);
}

function printWindow({ users, cases, events, seededIn, runs }: WindowFigures): void {
  const number = (value: number) => value.toLocaleString('en-US');
  print(
    `The one window: ${users} users, ${number(cases)} cases, ${number(events)} lines of trace.`,
  );
  if (seededIn !== null) print(`Made in ${seededIn.toFixed(0)} s.`);
  for (const run of runs) printRun(run);
}

function printPerson({ users, people, settlements, seededIn, runs }: PersonFigures): void {
  const number = (value: number) => value.toLocaleString('en-US');
  print(`A person: ${users} users, ${number(people)} people, ${number(settlements)} settlements.`);
  if (seededIn !== null) print(`Made in ${seededIn.toFixed(0)} s.`);
  for (const run of runs) printRun(run);
}

function printRun({ thinking, perSecond, loadAverage, pages }: WindowRun): void {
  const [from, to] = THINKING.map((ms) => ms / 1_000);
  const how = thinking ? `${from}–${to} s between two pages` : 'without a pause';
  print(
    `\n${how}: ${perSecond.toFixed(0)} pages a second; load average ${loadAverage.toFixed(1)}\n`,
  );
  print('| page | asked | p50 ms | p95 ms | p99 ms |');
  print('|---|---|---|---|---|');
  for (const { kind, count, p50, p95, p99 } of pages) {
    print(`| ${kind} | ${count} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${p99.toFixed(1)} |`);
  }
}
