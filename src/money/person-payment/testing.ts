import type { PersonId } from '../../kernel/ids.ts';
import { fen, type Money, yuan } from '../../kernel/money.ts';
import { accounts } from '../ledger/index.ts';
import { testBank } from '../provider-payment/testing.ts';
import { addPerson, settlementWorld } from '../settlement/testing.ts';
import type { NewPayment, Part, Payment, PaymentMoved } from './model.ts';
import { recordPayment } from './record-payment.ts';

export const MAKER = 'zhang';
export const CHECKER = 'li';
export const CLERK = 'chen';

/** A settlement world with a bank whose words the test chooses, and everything that was told. */
export async function personPaymentWorld() {
  const base = await settlementWorld();
  const told: PaymentMoved[] = [];
  const paymentMoved = async (_: unknown, moved: PaymentMoved) => void told.push(moved);
  return { ...base, bank: testBank(), told, paymentMoved };
}

export type PersonPaymentWorld = Awaited<ReturnType<typeof personPaymentWorld>>;

export const ACCOUNT = { holder: '示例人', bank: '示范银行', number: '6200000000001234' };

const borneByPool = (amount: string): Part => ({
  fund: 'pool',
  amount: yuan(amount),
  borneBy: accounts.fund('pool', 'employee'),
});

let keys = 0;

/** A payment that books its own debt: no settlement is needed for it. */
export async function owe(
  world: PersonPaymentWorld,
  given: Partial<NewPayment> & { readonly person?: PersonId; readonly amount?: string } = {},
): Promise<Payment> {
  const { amount = '800.00', ...rest } = given;
  const person = given.person ?? (await addPerson(world));
  keys += 1;
  const request: NewPayment = {
    key: `payment-${keys}`,
    kind: 'maternity',
    case: null,
    person,
    owedBy: accounts.due(person),
    parts: [borneByPool(amount)],
    account: ACCOUNT,
    actor: CLERK,
    ...rest,
  };
  return world.database.transaction((sql) => recordPayment(sql, world, request));
}

/** What the ledger owes somebody. */
export async function dueTo({ database }: PersonPaymentWorld, person: PersonId): Promise<Money> {
  const [row] = await database.sql<{ owed: Money }>(
    'test: due',
    'select coalesce(-sum(amount), 0)::bigint as owed from ledger_line where account = $1',
    [accounts.due(person)],
  );
  return row?.owed ?? fen(0);
}
