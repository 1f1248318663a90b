import { assert } from '../../kernel/assert.ts';
import type { Day } from '../../kernel/days.ts';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { formatYuan, sum, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { accounts } from '../../money/ledger/index.ts';
import { correctAccountOfCase, recordPayment } from '../../money/person-payment/index.ts';
import { findPaid } from '../../money/settlement/index.ts';
import { lockPersons } from '../../people/enrolment/index.ts';
import {
  checkMembership,
  endMembership,
  findMemberships,
  type Membership,
} from '../../people/groups/index.ts';
import { readMoment } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { Sql } from '../../platform/sql.ts';
import type { FigureShelf, Figures } from '../../rules/figures/index.ts';
import {
  type CaseFacts,
  type Effect,
  findAccount,
  findDay,
  getAmount,
  getDay,
  getText,
  type Outcome,
} from '../matters/index.ts';
import { paySupplements } from '../reimbursement/index.ts';
import { type Asked, reviewed } from './check-review.ts';
import { computePoverty, periodOf, povertyFacts, windowOf } from './compute-poverty.ts';
import { NO_FIGURES } from './errors.ts';
import { type RecogniseDeps, type Recognised, recogniseLate } from './recognise-late.ts';
import { insertReview } from './store.ts';

export type GroupDeps = RecogniseDeps & {
  readonly database: { readonly area: AreaCode };
  readonly ids: IdSource;
  readonly figures: FigureShelf;
};

export function groupEffects(deps: GroupDeps): readonly Effect[] {
  return [registration(deps), review(deps), illnessPoverty(deps)] as readonly Effect[];
}

function registration(deps: GroupDeps): Effect<Recognised> {
  return {
    name: 'group-register',
    check: (sql, facts) => checkNew(sql, deps, facts, registered(facts, deps)),
    hints: async (sql, facts) => lateHints(sql, deps, registered(facts, deps)),
    prepare: (facts) => recogniseLate(deps, facts.case.id, registered(facts, deps)),
    carryOut: (sql, facts, late) =>
      pay(sql, deps, facts, { membership: registered(facts, deps), late }),
    moved: accountMoved(deps),
  };
}

/** Decided on the day that the deciding authority wrote; left open: today. */
function registered(facts: CaseFacts, { clock }: GroupDeps): Membership {
  const { form } = facts.case;
  return {
    personId: personOf(facts),
    groupCode: getText(form, 'group'),
    startsOn: getDay(form, 'startsOn'),
    endsOn: findDay(form, 'endsOn'),
    decidedOn: findDay(form, 'decidedOn') ?? clock.today(),
  };
}

function review(deps: GroupDeps): Effect {
  const gather = async (sql: Sql, facts: CaseFacts) => {
    const person = personOf(facts);
    const memberships = (await findMemberships(sql, [person])).get(person) ?? [];
    const asked = askedOf(facts);
    return { person, asked, membership: reviewed(asked, memberships, deps.clock.today()) };
  };
  return {
    name: 'group-review',
    check: async (sql, facts) => {
      await gather(sql, facts);
    },
    carryOut: async (sql, facts) => {
      await lockPersons(sql, [personOf(facts)]);
      const { person, asked, membership } = await gather(sql, facts);
      await endMembership(sql, membership, asked.endsOn);
      await insertReview(sql, {
        case: facts.case.id,
        person,
        ...asked,
        reviewedOn: deps.clock.today(),
      });
      const { group, outcome: said, endsOn } = asked;
      return { result: { group, outcome: said, endsOn } };
    },
  };
}

function askedOf({ case: { form } }: CaseFacts): Asked {
  return {
    group: getText(form, 'group'),
    outcome: getText(form, 'outcome') === 'ends' ? 'ends' : 'continues',
    endsOn: getDay(form, 'endsOn'),
  };
}

function illnessPoverty(deps: GroupDeps): Effect<Recognised> {
  const membershipOf = (facts: CaseFacts): Membership => {
    const rule = ruleOf(deps, facts);
    const period = periodOf(rule, appliedOn(facts));
    return {
      personId: personOf(facts),
      groupCode: rule.group,
      ...period,
      decidedOn: deps.clock.today(),
    };
  };
  return {
    name: 'illness-poverty',
    check: (sql, facts) => checkNew(sql, deps, facts, membershipOf(facts)),
    hints: async (sql, facts) => {
      const told = await povertyOf(sql, deps, facts);
      return [
        told.reached === 'yes'
          ? { code: 'special-group.poverty-reached', weight: 'note', facts: told }
          : { code: 'special-group.poverty-not-reached', weight: 'warning', facts: told },
      ];
    },
    prepare: (facts) => recogniseLate(deps, facts.case.id, membershipOf(facts)),
    carryOut: async (sql, facts, late) => {
      const membership = membershipOf(facts);
      const { result, ...rest } = await pay(sql, deps, facts, { membership, late });
      const { own, threshold, source } = await povertyOf(sql, deps, facts);
      return { ...rest, result: { ...result, own, threshold, source } };
    },
    moved: accountMoved(deps),
  };
}

async function povertyOf(sql: Sql, deps: GroupDeps, facts: CaseFacts) {
  const rule = ruleOf(deps, facts);
  const window = windowOf(rule, appliedOn(facts));
  const paid = await findPaid(sql, personOf(facts), window);
  const income = getAmount(facts.case.form, 'householdIncome');
  return povertyFacts(rule, window, computePoverty(rule, income, paid));
}

/** By the day on which it was asked for: how long the office takes changes nothing. */
function appliedOn({ case: { submittedAt } }: CaseFacts): Day {
  return readMoment(submittedAt).slice(0, 10) as Day;
}

function ruleOf({ figures, database }: GroupDeps, facts: CaseFacts): Figures['illnessPoverty'] {
  const found = figures.on(database.area, appliedOn(facts));
  if (!found) throw new Rejection(NO_FIGURES, { day: appliedOn(facts) });
  return found.illnessPoverty;
}

/** Of a case that is carried out already the identity is its own. */
async function checkNew(sql: Sql, { clock }: GroupDeps, facts: CaseFacts, wanted: Membership) {
  if (facts.case.state === 'approved') return;
  const existing = (await findMemberships(sql, [wanted.personId])).get(wanted.personId) ?? [];
  checkMembership(wanted, existing, clock.today());
}

async function lateHints(sql: Sql, { clock }: GroupDeps, { personId, startsOn }: Membership) {
  const today = clock.today();
  if (startsOn >= today) return [];
  const paid = await findPaid(sql, personId, { from: startsOn, until: today });
  const told = { from: startsOn, settlements: String(paid.length) };
  return [{ code: 'special-group.late', weight: 'note' as const, facts: told }];
}

/**
 * Whoever named an account is paid what the supplements booked as owed to him; else it waits in the ledger. What is owed for a
 * claim on paper is paid where the claim was.
 */
async function pay(
  sql: Sql,
  deps: GroupDeps,
  facts: CaseFacts,
  { membership, late }: { readonly membership: Membership; readonly late: Recognised },
): Promise<Outcome> {
  const { groupCode: group, startsOn, endsOn, personId: person } = membership;
  const { id, form, openedBy: actor } = facts.case;
  const { corrected, parts } = late;
  await paySupplements(sql, deps, person);
  const due = sum(parts.map(({ amount }) => amount));
  const result = {
    group,
    startsOn,
    ...(endsOn && { endsOn }),
    corrected: String(corrected),
    due: formatYuan(due),
  };
  const account = findAccount(form, 'account');
  if (account === null || due === ZERO) return { result };
  const owedBy = accounts.due(person);
  const owed = { key: id, kind: 'supplement', case: id, person, owedBy, parts, account, actor };
  const payment = await recordPayment(sql, deps, owed);
  return {
    result: { ...result, payment: payment.id, payable: formatYuan(due) },
    payment: { amount: due, ...account, from: owedBy },
  };
}

/** The bank did not pay, or nobody asked it yet. */
function accountMoved(deps: GroupDeps): NonNullable<Effect['moved']> {
  return async (sql, { case: { id, form } }, { act, actor }) => {
    const account = findAccount(form, 'account');
    if (act !== 'correct-account' || account === null) return;
    await correctAccountOfCase(sql, deps, { case: id, account, actor });
  };
}

function personOf({ case: { person } }: CaseFacts): PersonId {
  assert(person, 'an identity is that of a person');
  return person;
}
