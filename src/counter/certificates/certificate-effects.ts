import { assert } from '../../kernel/assert.ts';
import { addDays, type Day, day, daysBetween } from '../../kernel/days.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { findCoverage } from '../../people/enrolment/index.ts';
import { type CaseFacts, type Effect, findDay } from '../matters/index.ts';
import { IN_THE_FUTURE, NEVER_INSURED, PERIOD_EMPTY, TOO_LONG } from './errors.ts';
import {
  type CertificateDeps,
  type Issued,
  issueInsurance,
  issuePayment,
  type PaymentPeriod,
} from './issue-certificate.ts';

/** Five years with their leap days: what one paper can be read of. */
const LONGEST_DAYS = 5 * 366;

/** Papers are given out at once: whoever may see the records may have them in writing. */
export function certificateEffects(deps: CertificateDeps): readonly Effect[] {
  return [
    {
      name: 'certificate-insurance',
      check: async (sql, facts) => {
        const person = personOf(facts);
        if ((await findCoverage(sql, [person])).has(person)) return;
        throw new Rejection(NEVER_INSURED);
      },
      rule: async () => ({ says: 'approve' }),
      carryOut: async (sql, facts) =>
        outcome(await issueInsurance(sql, deps, { ...facts.case, person: personOf(facts) })),
    },
    {
      name: 'certificate-payment',
      check: async (_, facts) =>
        checkPeriod(periodOf(facts, deps.clock.today()), deps.clock.today()),
      rule: async () => ({ says: 'approve' }),
      carryOut: async (sql, facts) => {
        const period = periodOf(facts, deps.clock.today());
        const of = { ...facts.case, ...period, person: personOf(facts) };
        return outcome(await issuePayment(sql, deps, of));
      },
    },
  ];
}

function outcome({ id, number, hash }: Issued) {
  return { result: { certificate: id, certificateNumber: number, hash } };
}

export function checkPeriod({ from, to }: PaymentPeriod, today: Day): void {
  if (to < from) throw new Rejection(PERIOD_EMPTY, { from, to });
  if (to > today) throw new Rejection(IN_THE_FUTURE, { to, today });
  if (daysBetween(from, to) > LONGEST_DAYS) {
    throw new Rejection(TOO_LONG, { from, to, until: addDays(from, LONGEST_DAYS) });
  }
}

/** Left open: this year until today. */
function periodOf({ case: { form } }: CaseFacts, today: Day): PaymentPeriod {
  const from = findDay(form, 'from') ?? day(`${today.slice(0, 4)}-01-01`);
  return { from, to: findDay(form, 'to') ?? today };
}

function personOf({ case: { person } }: CaseFacts) {
  assert(person, 'a certificate is of a person');
  return person;
}
