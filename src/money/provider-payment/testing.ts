import type { ProviderId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import { type Clock, clockFrom } from '../../platform/clock.ts';
import { createSettlements } from '../settlement/index.ts';
import {
  addPerson,
  type BillOptions,
  billRequest,
  HOSPITAL,
  openBill,
  settlementWorld,
} from '../settlement/testing.ts';
import type { Bank, BankAnswer, Instruction } from './bank.ts';
import { closePeriod } from './close-period.ts';
import { makeOrder } from './make-orders.ts';
import type { OrderId, StatementId } from './model.ts';
import { moveOrders } from './move-order.ts';
import { recordAccount } from './record-account.ts';
import { listStatements, type StatementRow } from './store/statement.ts';

export type TestBank = Bank & {
  /** What the bank says next; `paid` when nothing was said. */
  readonly say: (...outcomes: (BankAnswer['outcome'] | 'never-heard')[]) => void;
  readonly told: Instruction[];
  readonly asked: OrderId[];
};

/** A bank whose every word the test chooses. */
export function testBank(): TestBank {
  const next: (BankAnswer['outcome'] | 'never-heard')[] = [];
  const told: Instruction[] = [];
  const asked: OrderId[] = [];
  const answer = (): BankAnswer | null => {
    const outcome = next.shift() ?? 'paid';
    return outcome === 'never-heard' ? null : { outcome, reference: `B-${outcome}`, reason: '' };
  };
  return {
    told,
    asked,
    say: (...outcomes) => void next.push(...outcomes),
    async pay(instruction) {
      told.push(instruction);
      return answer() ?? { outcome: 'unknown', reference: '', reason: '' };
    },
    async ask(key) {
      asked.push(key);
      return answer();
    },
  };
}

/** A settlement world whose day can be moved, with a bank. */
export async function paymentWorld(from = '2025-06-15') {
  let now = 0;
  const moveTo = (day: string) => {
    now = Date.parse(`${day}T04:00:00Z`);
  };
  moveTo(from);
  const clock: Clock = clockFrom(() => {
    now += 1;
    return new globalThis.Date(now);
  });
  const base = await settlementWorld();
  const { database, shelf, ids } = base;
  const settlements = createSettlements({ database, shelf, clock, ids });
  return { ...base, clock, settlements, moveTo, bank: testBank() };
}

export type PaymentWorld = Awaited<ReturnType<typeof paymentWorld>>;

/** A stay that is settled today; its settlement. */
export async function settleBill(world: PaymentWorld, options: BillOptions = {}) {
  const person = await addPerson(world);
  const today = world.clock.today();
  const stay = { startedOn: today, endedOn: today, ...options };
  const bill = await openBill(world, person, stay);
  const { settlements } = await world.settlements.settle(await billRequest(world, bill));
  return { person, id: settlements[0]?.row.id ?? '' };
}

export const MAKER = 'zhang';
export const CHECKER = 'li';

export async function addAccountOf(world: PaymentWorld, provider: ProviderId = HOSPITAL) {
  const account = {
    provider,
    holder: '示范三级医院',
    bank: '示范银行',
    number: '6200000000001234',
  };
  return recordAccount(world, account, MAKER);
}

export const closeMonth = (world: PaymentWorld, month: string) =>
  closePeriod(world, { month, actor: MAKER });

export async function statementsOf(
  world: PaymentWorld,
  search: { period?: string } = {},
): Promise<readonly StatementRow[]> {
  const period = (search.period ?? null) as StatementRow['period'] | null;
  const all = { period, provider: null, fund: null, limit: 100, offset: 0 };
  return (await listStatements(world.database.sql, all)).rows;
}

/** June is settled, closed and ordered: one statement of the pool with its order. */
export async function orderedWorld() {
  const world = await paymentWorld();
  await settleBill(world);
  await addAccountOf(world);
  world.moveTo('2025-07-02');
  await closeMonth(world, '2025-06');
  const statement = (await statementsOf(world)).find(({ fund }) => fund === 'pool');
  if (!statement) throw new RangeError('the pool owes nothing');
  const order = await makeOrder(world, statement.id, MAKER);
  return { world, statement: statement.id, amount: statement.payable, order };
}

export async function approve(world: PaymentWorld, order: OrderId): Promise<void> {
  await moveOrders(world, { orders: [order], action: 'approve', actor: CHECKER, detail: '' });
}

/** What the ledger owes a provider, by fund; only what is not nothing. */
export async function owed(world: PaymentWorld): Promise<Record<string, Money>> {
  const rows = await world.database.sql<{ account: string; owed: Money }>(
    'test: owed',
    `select account, -sum(amount)::bigint as owed from ledger_line where account like 'payable:%'
     group by account having sum(amount) <> 0 order by account`,
  );
  return Object.fromEntries(rows.map(({ account, owed: amount }) => [account, amount]));
}

export type { StatementId };
