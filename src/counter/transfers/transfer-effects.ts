import { assert } from '../../kernel/assert.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { formatYuan, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { followFilings } from '../../money/encounter/index.ts';
import { endSharing } from '../../money/own-account/index.ts';
import { findAccounts } from '../../people/accounts/index.ts';
import {
  type Coverage,
  coverageOn,
  endCoverage,
  findCoverage,
  findIdentifiedPersons,
  liftWaiting,
  lockPersons,
} from '../../people/enrolment/index.ts';
import { endFilings } from '../../people/filing/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { coveredMonths, issueInsurance } from '../certificates/index.ts';
import {
  type CaseFacts,
  type Effect,
  findAmount,
  findDay,
  findText,
  getDay,
  getText,
} from '../matters/index.ts';
import { waives } from './compare-figures.ts';
import type { TransferDeps } from './deps.ts';
import { DECIDED_ALREADY, NEVER_INSURED, NOT_INSURED_HERE, SAME_AREA } from './errors.ts';
import type { Pension, TransferDecision } from './model.ts';
import { refundEffect } from './refund-effect.ts';
import { hasTransfer, insertLetter, insertTransfer } from './store.ts';
import { withdrawalEffect } from './withdrawal-effect.ts';

export function transferEffects(deps: TransferDeps): readonly Effect[] {
  return [moveOut(deps), moveIn(deps), refundEffect(deps), withdrawalEffect(deps)];
}

type Asked = Pick<TransferDecision, 'person' | 'direction' | 'otherArea' | 'startsOn' | 'pension'>;

/**
 * The area gives 参保凭证 and the figures; insurance, and what was filed on it, ends the day before it begins there, and what
 * was shared is the giver's again. The balance goes when the other area has confirmed.
 */
function moveOut(deps: TransferDeps): Effect {
  const askedOf = (facts: CaseFacts) => asked(facts, 'out', getText(facts.case.form, 'toArea'));
  return {
    name: 'transfer-out',
    check: async (sql, facts) => {
      await check(sql, deps, askedOf(facts));
    },
    carryOut: async (sql, facts) => {
      const wanted = askedOf(facts);
      const { person, startsOn } = wanted;
      await lockPersons(sql, [person]);
      const coverage = await check(sql, deps, wanted);
      const today = deps.clock.today();
      const certificate = await issueInsurance(sql, deps, { ...facts.case, person });
      for (const scheme of new Set(coverage.map((one) => one.scheme))) {
        await endCoverage(sql, { personId: person, scheme }, startsOn);
      }
      await endSharing(sql, deps, person, { reason: 'transfer', by: facts.case.openedBy });
      await endFiled(sql, facts, wanted);
      const account = (await findAccounts(sql, [person])).get(person);
      return record(sql, deps, facts, {
        ...wanted,
        case: facts.case.id,
        employeeMonths: coveredMonths(coverage, 'employee', today),
        residentMonths: coveredMonths(coverage, 'resident', today),
        balance: account?.balance ?? ZERO,
        certificate: certificate.id,
        decidedOn: today,
      });
    },
  };
}

/** What he had filed for care elsewhere was filed with us, and the new area asks for its own. */
async function endFiled(sql: Sql, { case: { number } }: CaseFacts, { person, startsOn }: Asked) {
  const ending = { person, from: startsOn, reason: number, operator: number };
  const ended = await endFilings(sql, ending);
  if (ended.length > 0) await followFilings(sql, person);
}

/** The figures are those of the other area's 参保凭证, until it has confirmed them on our letter. */
function moveIn(deps: TransferDeps): Effect {
  const askedOf = (facts: CaseFacts) => asked(facts, 'in', getText(facts.case.form, 'fromArea'));
  return {
    name: 'transfer-in',
    check: async (sql, facts) => {
      await check(sql, deps, askedOf(facts));
    },
    carryOut: async (sql, facts) => {
      const wanted = askedOf(facts);
      await lockPersons(sql, [wanted.person]);
      await check(sql, deps, wanted);
      const { form } = facts.case;
      const decision = {
        ...wanted,
        case: facts.case.id,
        employeeMonths: Number(findText(form, 'employeeMonths') ?? 0),
        residentMonths: Number(findText(form, 'residentMonths') ?? 0),
        balance: findAmount(form, 'balance') ?? ZERO,
        certificate: null,
        decidedOn: deps.clock.today(),
      };
      const lifted = await lift(sql, deps, facts, decision);
      const { result } = await record(sql, deps, facts, decision);
      return { result: { ...result, ...(lifted > 0 && { noWaiting: 'yes' }) } };
    },
  };
}

/** Whoever was insured there for long and came soon has what he would have had here. How many periods were lifted. */
async function lift(
  sql: Sql,
  { figures, database, ids }: TransferDeps,
  { case: { form } }: CaseFacts,
  decision: TransferDecision,
): Promise<number> {
  const rule = figures.on(database.area, decision.decidedOn)?.transfer;
  const { startsOn, employeeMonths, residentMonths, person } = decision;
  const months = employeeMonths + residentMonths;
  if (!rule || !waives({ endedOn: findDay(form, 'endedOn'), startsOn, months }, rule)) return 0;
  return liftWaiting(sql, ids, person, startsOn);
}

function asked({ case: one }: CaseFacts, direction: 'in' | 'out', otherArea: string): Asked {
  assert(one.person, 'a transfer is of a person');
  return {
    person: one.person,
    direction,
    otherArea,
    startsOn: getDay(one.form, 'startsOn'),
    pension: (findText(one.form, 'pension') ?? 'none') as Pension,
  };
}

/** The person's coverage, which the figures are computed from, or the first refusal. */
async function check(
  sql: Sql,
  { database }: TransferDeps,
  wanted: Asked,
): Promise<readonly Coverage[]> {
  const { person, direction, otherArea, startsOn } = wanted;
  if (otherArea.slice(0, 4) === database.area.slice(0, 4)) {
    throw new Rejection(SAME_AREA, { area: otherArea });
  }
  const coverage = (await findCoverage(sql, [person])).get(person);
  if (direction === 'out' && coverage === undefined) throw new Rejection(NEVER_INSURED);
  if (direction === 'in' && coverageOn(coverage, startsOn) === null) {
    throw new Rejection(NOT_INSURED_HERE, { startsOn });
  }
  if (await hasTransfer(sql, wanted)) {
    throw new Rejection(DECIDED_ALREADY, { area: otherArea, startsOn });
  }
  return coverage ?? [];
}

async function record(sql: Sql, deps: TransferDeps, facts: CaseFacts, decision: TransferDecision) {
  const letter = await buildLetter(sql, deps, facts, decision);
  const id = deps.ids.next();
  const { otherArea: toArea, direction, balance, certificate } = decision;
  const writtenAt = deps.clock.now().toISOString();
  const kind = `transfer-${direction}` as const;
  await insertLetter(sql, { id, case: decision.case, toArea, kind, document: letter, writtenAt });
  await insertTransfer(sql, decision);
  return {
    result: {
      letter: id,
      balance: formatYuan(balance),
      employeeMonths: String(decision.employeeMonths),
      residentMonths: String(decision.residentMonths),
      ...(certificate && { certificate }),
    },
  };
}

async function buildLetter(
  sql: Sql,
  { database }: TransferDeps,
  { case: one }: CaseFacts,
  decision: TransferDecision,
): Promise<Readonly<Record<string, unknown>>> {
  const { person: id, otherArea, balance, case: _, ...rest } = decision;
  const person = (await findIdentifiedPersons(sql, [id as PersonId])).get(id);
  assert(person, 'a transfer is of a recorded person');
  const theirCertificate = findText(one.form, 'certificateNumber');
  return {
    number: `HF-${one.number}`,
    from: database.area,
    to: otherArea,
    person: { name: person.name, idNumber: person.idNumber },
    ...rest,
    balance: formatYuan(balance),
    ...(theirCertificate && { theirCertificate }),
  };
}
