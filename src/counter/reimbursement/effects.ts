import { formatYuan, min, sum, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { FUND_LAYERS } from '../../money/benefit/index.ts';
import { accounts } from '../../money/ledger/index.ts';
import { type Part, recordPayment } from '../../money/person-payment/index.ts';
import type { Answer } from '../../money/settlement/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { type CaseFacts, type Effect, effect, type Outcome } from '../matters/index.ts';
import { adjudicate, fundOf } from './adjudicate.ts';
import { checkDecided } from './check-decided.ts';
import { hintsOf } from './hints.ts';
import type { ReimbursementWorld } from './model.ts';
import { readClaim } from './read-claim.ts';
import { settleClaim } from './settle-claim.ts';

/** One effect for every matter whose form is a bill that somebody paid himself. */
export function reimbursementEffects(world: ReimbursementWorld): Effect[] {
  const reimburse = effect<Answer>({
    name: 'reimburse',
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
        return [
          { code: 'claim.stands_against', weight: 'warning', facts: { code: error.kind.code } },
        ];
      }
    },
    prepare: (facts) => settleClaim(world, readClaim(facts.case)),
    carryOut: (sql, facts, answer) => pay(world, sql, facts, answer),
  });
  return [reimburse];
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
    ...{ parts: partsOf(answer), account: claim.account, actor: facts.case.openedBy },
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
