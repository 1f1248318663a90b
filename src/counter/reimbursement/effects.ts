import { formatYuan, min, sum, ZERO } from '../../kernel/money.ts';
import { FUND_LAYERS } from '../../money/benefit/index.ts';
import { accounts } from '../../money/ledger/index.ts';
import { type Part, recordPayment } from '../../money/person-payment/index.ts';
import type { Answer } from '../../money/settlement/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { CaseFacts, Effect, Outcome } from '../matters/index.ts';
import { adjudicate, fundOf } from './adjudicate.ts';
import { checkDecided } from './check-decided.ts';
import { hintsOf } from './hints.ts';
import type { Claim, ReimbursementWorld } from './model.ts';
import { readClaim } from './read-claim.ts';
import { settleClaim } from './settle-claim.ts';

/** One effect for every matter whose form is a bill that somebody paid himself. */
export function reimbursementEffects(world: ReimbursementWorld): Effect[] {
  const reimburse: Effect<Answer> = {
    name: 'reimburse',
    async check(sql, facts) {
      const found = await adjudicate(world, sql, readClaim(facts.case));
      await checkDecided(sql, facts, found.fund);
    },
    async hints(sql, facts) {
      return isSettled(facts) ? [] : hintsOf(await adjudicate(world, sql, readClaim(facts.case)));
    },
    prepare: (facts) => settleClaim(world, readClaim(facts.case)),
    carryOut: (sql, facts, answer) => pay(world, sql, facts, answer),
  };
  return [reimburse as unknown as Effect];
}

function isSettled({ case: { result } }: CaseFacts): boolean {
  return result.settlement !== undefined;
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
  if (fund === ZERO) return { result };
  const owedBy = accounts.due(claim.person);
  const payment = await recordPayment(sql, world, {
    ...{ key: claim.case, kind: 'reimbursement', case: claim.case, person: claim.person, owedBy },
    ...{ parts: partsOf(answer), account: claim.account, actor: facts.case.assignee ?? 'system' },
  });
  return {
    result: { ...result, payment: payment.id, payable: formatYuan(fund) },
    payment: { amount: fund, ...claim.account, from: owedBy },
  };
}

/** The settlement booked what each fund owes the person. */
function partsOf({ settlements }: Answer): Part[] {
  return FUND_LAYERS.map((fund) => ({
    fund,
    amount: sum(settlements.map(({ row }) => row.amounts[fund])),
    borneBy: null,
  })).filter(({ amount }) => min(amount, ZERO) === ZERO && amount !== ZERO);
}

export type { Claim };
