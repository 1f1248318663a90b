import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/platform/project-root.ts';
import type { Sql } from '../../src/platform/sql.ts';
import { pause } from '../chaos/product.ts';
import { TOOL_SEAL_KEY } from '../seal-keys.ts';
import { officer, openDesk } from './desk.ts';
import { CHIEF } from './officers.ts';
import {
  readDecided,
  readLedger,
  readLedgerSum,
  readNotices,
  readOrders,
  readPaid,
} from './read-year.ts';
import type { Counted } from './recount.ts';
import type { Site } from './site.ts';

/** What the product itself says of the year, by matter. */
export async function readResults(site: Site): Promise<ReadonlyMap<string, Counted>> {
  const path = '/supervision/results?from=2025-01-01&until=2027-01-01';
  const answer = await openDesk(site).get(officer(CHIEF), path);
  if (answer.status !== 200) throw new Error(`results: ${JSON.stringify(answer.body)}`);
  const { matters } = answer.body as { matters: (Counted & { readonly matter: string })[] };
  return new Map(matters.map(({ matter, ended, onTime }) => [matter, { ended, onTime }]));
}

export type Times = {
  readonly ended: number;
  readonly onTime: number;
  readonly lines: readonly string[];
  readonly problems: readonly string[];
};

/** Both counts beside each other; they must say the same of every matter. */
export function compareCounts(
  engine: ReadonlyMap<string, Counted>,
  own: ReadonlyMap<string, Counted>,
): Times {
  const problems: string[] = [];
  let [ended, onTime] = [0, 0];
  const lines = [...new Set([...engine.keys(), ...own.keys()])].sort().map((matter) => {
    const [one, other] = [engine.get(matter), own.get(matter)];
    const [said, counted] = [textOf(one), textOf(other)];
    if (said !== counted) problems.push(`${matter}: the engine says ${said}, the trace ${counted}`);
    ended += other?.ended ?? 0;
    onTime += other?.onTime ?? 0;
    return `  ${matter.padEnd(26)} engine ${said.padStart(13)}   trace ${counted.padStart(13)}`;
  });
  return { ended, onTime, lines, problems };
}

function textOf(counted: Counted | undefined): string {
  return counted ? `${counted.onTime} of ${counted.ended}` : '0 of 0';
}

export type Money = {
  readonly line: string;
  readonly problems: readonly string[];
};

/** To the fen, per case and fund; and nobody is owed anything any more. */
export async function checkMoney(site: Site, sql: Sql): Promise<Money> {
  const [decided, paid] = [await readDecided(sql), await readPaid(sql)];
  const keyed = (rows: typeof decided) =>
    new Map(rows.map(({ of, fund, amount }) => [`${of} ${fund}`, amount]));
  const [wanted, got] = [keyed(decided), keyed(paid)];
  const problems = [...new Set([...wanted.keys(), ...got.keys()])]
    .filter((key) => wanted.get(key) !== got.get(key))
    .map((key) => `${key}: decided ${wanted.get(key) ?? 0n}, paid ${got.get(key) ?? 0n}`);

  const byFund = new Map<string, bigint>();
  for (const { fund, amount } of paid) byFund.set(fund, (byFund.get(fund) ?? 0n) + amount);
  const ledger = await readLedger(sql);
  for (const { account, amount } of ledger) {
    const fund = /^bank:(.+)$/.exec(account)?.[1];
    const right = fund === undefined ? 0n : -(byFund.get(fund) ?? 0n);
    if (amount !== right) problems.push(`${account} is at ${amount} and not at ${right}`);
  }
  const sum = await readLedgerSum(sql);
  if (sum !== 0n) problems.push(`the ledger does not balance: ${sum}`);
  const orders = await readOrders(sql);
  for (const { id, state } of orders) {
    const times = site.bank.timesPaid(id);
    const right = state === 'paid' || state === 'returned' ? 1 : 0;
    if (times !== right) problems.push(`order ${id} (${state}) was paid ${times} times`);
  }
  const funds = [...byFund].map(([fund, amount]) => `${fund} ${yuan(amount)}`);
  const attempts = orders.filter(({ attempt }) => attempt > 1).length;
  const line = `paid ${got.size} parts in ${orders.length} orders (${attempts} a second time): ${funds.join(', ')}`;
  return { line, problems };
}

function yuan(fen: bigint): string {
  return `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
}

const SENT_WITHIN_MS = 120_000;

/** Each at the gateway once, and nothing at the gateway that is not a notice. */
export async function checkNotices(site: Site, sql: Sql): Promise<Money> {
  const until = performance.now() + SENT_WITHIN_MS;
  let notices = await readNotices(sql);
  while (notices.some(({ sent }) => !sent) && performance.now() < until) {
    await pause(250);
    notices = await readNotices(sql);
  }
  const sms = notices.filter(({ channel }) => channel === 'sms');
  const problems = sms
    .filter(({ id, sent }) => !sent || site.gateway.timesDelivered(id) !== 1)
    .map(({ id, sent }) => `notice ${id}: sent ${sent}, ${site.gateway.timesDelivered(id)} times`);
  const delivered = site.gateway.delivered().length;
  if (delivered !== sms.length) problems.push(`${sms.length} notices, ${delivered} delivered`);
  const again = sms.filter(({ id }) => site.gateway.timesAsked(id) > 1).length;
  const line = `${notices.length} notices, ${sms.length} by telephone, each delivered once (${again} sent again after a kill)`;
  return { line, problems };
}

/** `yikao verify` beside the running server, as an administrator would. */
export async function verifyYear(site: Site): Promise<{ sound: boolean; said: string }> {
  const { NODE_OPTIONS: _options, DATABASE_URL: _url, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', join('src', 'main.ts'), 'verify'], {
    cwd: PROJECT_ROOT,
    env: { ...env, YIKAO_DATA: site.product.folder, YIKAO_SEAL_KEY: TOOL_SEAL_KEY },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { sound: code === 0, said };
}
