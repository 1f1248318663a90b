import type { SubmissionFacts } from './build-case.ts';
import { type ActFacts, changeCase, type Decision } from './decide-act.ts';
import type { RuleAnswer } from './effect.ts';
import { hashOfSheets } from './hash-sheets.ts';
import type { Line } from './hash-trace.ts';
import type { Case, CaseEvent, NoticeEvent } from './model.ts';
import { SYSTEM } from './who-may.ts';
import { countsFrom } from './working-time.ts';

export type Said = { readonly event: NoticeEvent; readonly seq: number };

export type Opening = {
  readonly case: Case;
  readonly lines: readonly Line[];
  readonly notices: readonly Said[];
};

/**
 * What becomes of a matter as it is brought. At a counter it is accepted in the same act; on the telephone it waits for
 * a clerk; and what its rule approves is accepted and approved at once, by day and night, wherever it came from.
 */
export function openCase(given: SubmissionFacts, one: Case, rule: RuleAnswer | null): Opening {
  const submitted = submitLine(given, one);
  const counter = !given.caller.person;
  const approved = rule?.says === 'approve';
  const decisions: Decision[] = [];
  const facts = (actor: ActFacts['actor']): ActFacts => ({
    ...{ case: decisions.at(-1)?.case ?? one, matter: given.shelved.matter, actor },
    ...{ events: [] as readonly CaseEvent[], ownHousehold: false },
    ...{ now: given.now, calendar: given.calendar, hours: given.hours },
  });
  if (approved) {
    const accepting = facts(counter ? given.caller : SYSTEM);
    decisions.push(changeCase(accepting, { act: 'accept', facts: { atOnce: 'true' } }));
    decisions.push(changeCase(facts(SYSTEM), { act: 'approve' }));
  } else if (counter) {
    const look = rule?.says === 'look' ? { ...rule.facts, look: rule.code } : {};
    decisions.push(changeCase(facts(given.caller), { act: 'accept', facts: look }));
  }
  return {
    case: decisions.at(-1)?.case ?? one,
    lines: [submitted, ...decisions.map(({ event }) => event)],
    notices: decisions.flatMap(({ notices, event: { seq } }) =>
      notices.map((event) => ({ event, seq })),
    ),
  };
}

function submitLine({ caller, now, submission, ...given }: SubmissionFacts, one: Case): Line {
  const from = countsFrom(now, given.calendar, given.hours);
  return {
    ...{ case: one.id, seq: 1, act: 'submit', actor: caller.id, role: caller.role },
    ...{ office: (caller.office ?? null) as Line['office'], at: now, state: one.state },
    ...{ step: null, dueOn: null, stepDueOn: one.stepDueOn },
    facts: {
      ...{ channel: one.channel, applicant: one.applicant.kind },
      ...{ stepFrom: from, stepDays: String(given.hours.acceptWithin) },
      ...(submission.papers.length > 0 && {
        papers: String(submission.papers.length),
        sheets: hashOfSheets(submission.papers),
      }),
      ...(one.promised.length > 0 && { promised: one.promised.join(' ') }),
      ...(submission.again && { again: 'true' }),
    },
  };
}
