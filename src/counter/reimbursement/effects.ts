import { formatYuan, min, sum, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { FUND_LAYERS } from '../../money/benefit/index.ts';
import { accounts } from '../../money/ledger/index.ts';
import {
  correctAccountOfCase,
  findPaymentsOfCase,
  type Part,
  type PaymentState,
  recordPayment,
} from '../../money/person-payment/index.ts';
import type { Answer } from '../../money/settlement/index.ts';
import type { Sql } from '../../platform/sql.ts';
import {
  type CaseAct,
  type CaseFacts,
  type Effect,
  effect,
  type Outcome,
} from '../matters/index.ts';
import { adjudicate, fundOf } from './adjudicate.ts';
import { checkDecided } from './check-decided.ts';
import { PAID_ALREADY } from './errors.ts';
import { hintsOf } from './hints.ts';
import { keepInvoices } from './keep-invoices.ts';
import type { ReimbursementWorld } from './model.ts';
import { readClaim } from './read-claim.ts';
import { settleClaim } from './settle-claim.ts';
import { findSettledBill } from './store.ts';

/** One effect for every matter whose form is a bill that somebody paid himself. */
export function reimbursementEffects(world: ReimbursementWorld): Effect[] {
  const reimburse = effect<Answer | null>({
    name: 'reimburse',
    anew: true,
    async check(sql, facts) {
      const found = await adjudicate(world, sql, readClaim(facts.case));
      await checkDecided(sql, facts, found.fund);
    },
    async hints(sql, facts) {
      if (isSettled(facts)) return [];
      try {
        return hintsOf(await adjudicate(world, sql, readClaim(facts.case)));
      } catch (error) {
        // Something stands against it since: a case that is refused can still be read.
        if (!(error instanceof Rejection)) throw error;
        const told = { ...error.facts, refusal: error.kind.code };
        return [{ code: 'claim.stands_against', weight: 'warning', facts: told }];
      }
    },
    prepare: (facts) => settleClaim(world, readClaim(facts.case)),
    carryOut: (sql, facts, answer) => (answer ? pay(world, sql, facts, answer) : stand(sql, facts)),
    async moved(sql, facts, { act, actor }) {
      const { case: one } = facts;
      if (act === 'correct-account') {
        const { account } = readClaim(one);
        await correctAccountOfCase(sql, world, { case: one.id, account, actor });
        return;
      }
      await refusePaid(sql, facts, act);
      await keepInvoices(sql, world, facts, act);
    },
  });
  return [reimburse];
}

/** Decided for good, as far as anybody knows: what an objection opened again is looked at like the first time. */
function isSettled({ case: { result, state } }: CaseFacts): boolean {
  return result.settlement !== undefined && state !== 'open' && state !== 'returned';
}

/** What was paid is not refused any more: the first decision stands, or what was paid is taken back before. */
async function refusePaid(sql: Sql, { case: { id, number } }: CaseFacts, act: CaseAct) {
  if (act !== 'refuse' && act !== 'withdraw') return;
  const settled = await findSettledBill(sql, id);
  if (settled) throw new Rejection(PAID_ALREADY, { number, settlement: settled.settlement });
}

const PAID: readonly PaymentState[] = ['paid', 'set-off'];

/** The first decision stands, and so does its payment. */
async function stand(sql: Sql, { case: { id } }: CaseFacts): Promise<Outcome> {
  const payment = (await findPaymentsOfCase(sql, id)).at(-1);
  if (!payment || PAID.includes(payment.state)) return { result: {} };
  const { amount, account, owedBy } = payment;
  return { result: {}, payment: { amount, ...account, from: owedBy } };
}

async function pay(
  world: ReimbursementWorld,
  sql: Sql,
  facts: CaseFacts,
  answer: Answer,
): Promise<Outcome> {
  const claim = readClaim(facts.case);
  const fund = fundOf(answer);
  const settled = answer.settlements.map(({ row }) => row);
  const result = {
    settlement: settled[0]?.id ?? '',
    total: formatYuan(sum(settled.map(({ amounts }) => amounts.total))),
    fund: formatYuan(fund),
  };
  if (fund === ZERO) return { result: { ...result, ...(claim.settledBefore && NOTHING) } };
  const owedBy = accounts.due(claim.person);
  const payment = await recordPayment(sql, world, {
    // Decided anew, what is owed anew; what was paid before is owed back and kept from it.
    key: claim.settledBefore === null ? claim.case : `${claim.case}~${result.settlement}`,
    ...{ kind: 'reimbursement', case: claim.case, person: claim.person, owedBy },
    ...{ parts: partsOf(answer), account: claim.account, actor: facts.case.openedBy },
  });
  return {
    result: { ...result, payment: payment.id, payable: formatYuan(fund) },
    payment: { amount: fund, ...claim.account, from: owedBy },
  };
}

/** The results of a case are added to: what the first decision left is said to be over. */
const NOTHING = { payment: '', payable: formatYuan(ZERO) };

/** The settlement booked what each fund owes the person. */
function partsOf({ settlements }: Answer): Part[] {
  return FUND_LAYERS.map((fund) => ({
    fund,
    amount: sum(settlements.map(({ row }) => row.amounts[fund])),
    borneBy: null,
  })).filter(({ amount }) => min(amount, ZERO) === ZERO && amount !== ZERO);
}
