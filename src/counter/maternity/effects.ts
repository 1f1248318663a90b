import type { Id, PersonId } from '../../kernel/ids.ts';
import { formatYuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { accounts } from '../../money/ledger/index.ts';
import { correctAccountOfCase, recordPayment } from '../../money/person-payment/index.ts';
import { coverageOn, findCoverage, lockPersons } from '../../people/enrolment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { CaseFacts, Effect, Outcome } from '../matters/index.ts';
import { computeAllowance } from './compute-allowance.ts';
import { IN_THE_FUTURE, NO_RULES, NOT_INSURED, PAID_BEFORE } from './errors.ts';
import type { Allowance, AllowanceClaim, AllowanceRules, MaternityWorld } from './model.ts';
import { readAllowanceClaim } from './read-claim.ts';
import { findPaidNear } from './store.ts';

export function maternityEffects(world: MaternityWorld): Effect[] {
  return [
    {
      name: 'maternity-allowance',
      async check(sql, facts) {
        await decide(world, sql, facts);
      },
      async hints(sql, facts) {
        if (facts.case.result.payment !== undefined) return [];
        try {
          const { days, amount } = (await decide(world, sql, facts)).allowance;
          const told = { days: `${days}`, amount: formatYuan(amount) };
          return [{ code: 'maternity.trial', weight: 'note', facts: told }];
        } catch (error) {
          // Something stands against it since: a case that is refused can still be read.
          if (!(error instanceof Rejection)) throw error;
          const told = { ...error.facts, refusal: error.kind.code };
          return [{ code: 'maternity.stands_against', weight: 'warning', facts: told }];
        }
      },
      async carryOut(sql, facts) {
        return pay(world, sql, facts);
      },
      async moved(sql, { case: one }, { act, actor }) {
        if (act !== 'correct-account') return;
        const { account } = readAllowanceClaim(one);
        await correctAccountOfCase(sql, world, { case: one.id, account, actor });
      },
    },
  ];
}

type Decided = {
  readonly claim: AllowanceClaim;
  readonly rules: AllowanceRules;
  readonly allowance: Allowance;
};

/** Future · no rules · not insured on the day · paid for this birth before. */
async function decide(world: MaternityWorld, sql: Sql, facts: CaseFacts): Promise<Decided> {
  const claim = readAllowanceClaim(facts.case);
  const { on } = claim.birth;
  const today = world.clock.today();
  if (on > today) throw new Rejection(IN_THE_FUTURE, { day: on, today });
  const rules = world.allowances.on(world.database.area, on);
  if (!rules) throw new Rejection(NO_RULES, { day: on });
  const coverage = (await findCoverage(sql, [claim.person])).get(claim.person) ?? [];
  const { scheme } = rules.insured;
  const insured = coverageOn(
    coverage.filter((period) => period.scheme === scheme),
    on,
  );
  if (insured?.standing !== 'covered') throw new Rejection(NOT_INSURED, { day: on, scheme });
  const [paid] = await findPaidNear(sql, { person: claim.person, except: claim.case, on });
  if (paid) throw new Rejection(PAID_BEFORE, { number: paid.number });
  return { claim, rules, allowance: computeAllowance(claim.birth, claim.monthlyWage, rules) };
}

async function pay(world: MaternityWorld, sql: Sql, facts: CaseFacts): Promise<Outcome> {
  await lockPersons(sql, [readAllowanceClaim(facts.case).person]);
  const { claim, rules, allowance } = await decide(world, sql, facts);
  const { amount } = allowance;
  const borneBy = accounts.fund(rules.fund.is, rules.fund.scheme);
  const owedBy = accounts.due(creditorOf(claim));
  const payment = await recordPayment(sql, world, {
    ...{ key: claim.case, kind: 'maternity', case: claim.case, person: claim.person, owedBy },
    ...{ parts: [{ fund: rules.fund.is, amount, borneBy }], account: claim.account },
    actor: facts.case.openedBy,
  });
  const payable = formatYuan(amount);
  return {
    result: { payment: payment.id, payable, days: `${allowance.days}`, on: claim.birth.on },
    payment: { amount, ...claim.account, from: owedBy },
  };
}

/** A unit that paid the wages is owed the allowance under its own name. */
function creditorOf({ payee, person, unit }: AllowanceClaim): PersonId {
  return payee === 'person' ? person : (`unit:${unit}` as Id<'person'>);
}
