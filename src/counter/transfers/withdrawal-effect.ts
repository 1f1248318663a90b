import { assert } from '../../kernel/assert.ts';
import { addDays, type Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { formatYuan, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { accounts } from '../../money/ledger/index.ts';
import { endSharing, withdrawAccount } from '../../money/own-account/index.ts';
import { correctAccountOfCase } from '../../money/person-payment/index.ts';
import { findAccounts, NO_ACCOUNT } from '../../people/accounts/index.ts';
import {
  endCoverage,
  findCoverage,
  findDeath,
  insertDeath,
  lockPersons,
} from '../../people/enrolment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { type CaseFacts, type Effect, getDay, getText, type Outcome } from '../matters/index.ts';
import type { TransferDeps } from './deps.ts';
import { DAY_TO_COME, DIED_ON_ANOTHER_DAY, EMPTY } from './errors.ts';
import type { Leaving } from './model.ts';
import { bankOf } from './refund-effect.ts';
import { insertWithdrawal } from './store-transfers.ts';

/** 个人账户一次性支取: at death or emigration insurance ends, what was shared comes back, and the whole account is paid out. */
export function withdrawalEffect(deps: TransferDeps): Effect {
  return {
    name: 'account-withdrawal',
    check: async (sql, facts) => {
      await check(sql, deps, facts);
    },
    carryOut: (sql, facts) => carryOut(sql, deps, facts),
    moved: async (sql, { case: one }, { act, actor }) => {
      if (act !== 'correct-account') return;
      await correctAccountOfCase(sql, deps, { case: one.id, account: bankOf(one.form), actor });
    },
  };
}

function askedOf({ case: { form, person } }: CaseFacts) {
  assert(person, 'an own account is that of a person');
  const reason = getText(form, 'reason') as Leaving;
  return { person, reason, onDay: getDay(form, reason === 'death' ? 'diedOn' : 'leftOn') };
}

async function check(sql: Sql, { clock }: TransferDeps, facts: CaseFacts) {
  const asked = askedOf(facts);
  const { person, reason, onDay } = asked;
  if (onDay > clock.today()) throw new Rejection(DAY_TO_COME, { day: onDay });
  const died = await findDeath(sql, person);
  if (reason === 'death' && died !== null && died !== onDay) {
    throw new Rejection(DIED_ON_ANOTHER_DAY, { diedOn: onDay });
  }
  const account = (await findAccounts(sql, [person])).get(person);
  if (!account) throw new Rejection(NO_ACCOUNT, { id: person });
  if (account.balance <= ZERO) throw new Rejection(EMPTY);
  return asked;
}

async function carryOut(sql: Sql, deps: TransferDeps, facts: CaseFacts): Promise<Outcome> {
  const { case: one } = facts;
  await lockPersons(sql, [askedOf(facts).person]);
  const { person, reason, onDay } = await check(sql, deps, facts);
  const by = one.openedBy;
  if (reason === 'death') {
    const at = deps.clock.now().toISOString();
    await insertDeath(sql, { person, diedOn: onDay, case: one.id, at });
  }
  await endInsurance(sql, person, addDays(onDay, 1));
  await endSharing(sql, deps, person, { reason: 'withdrawal', by });
  const account = bankOf(one.form);
  const { act, payment } = await withdrawAccount(sql, deps, {
    ...{ key: `withdrawal:${one.id}`, person, by, reason, case: one.id, account },
  });
  await insertWithdrawal(sql, {
    ...{ case: one.id, person, reason, onDay, amount: act.amount, act: act.id },
    ...{ payment: payment.id, decidedOn: deps.clock.today() },
  });
  const payable = formatYuan(act.amount);
  return {
    result: { reason, on: onDay, amount: payable, payment: payment.id, payable },
    payment: { amount: act.amount, ...account, from: accounts.due(person) },
  };
}

/** Every scheme, from the first day without. */
async function endInsurance(sql: Sql, person: PersonId, from: Day) {
  const coverage = (await findCoverage(sql, [person])).get(person) ?? [];
  for (const scheme of new Set(coverage.map((period) => period.scheme))) {
    await endCoverage(sql, { personId: person, scheme }, from);
  }
}
