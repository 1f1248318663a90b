import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day } from '../../kernel/days.ts';
import { statutoryCalendar } from '../../rules/calendar/index.ts';
import { checkTrace } from './check-trace.ts';
import { type ActFacts, changeCase } from './decide-act.ts';
import { FIRST_LINK, hashOfLine } from './hash-trace.ts';
import type { Case, CaseAct, CaseEvent } from './model.ts';
import { bookOf, GRANT } from './testing.ts';

const { matters, hours } = bookOf(GRANT);
const [matter] = matters as [(typeof matters)[0]];
const { workingDaysBetween, isWorkingDay } = statutoryCalendar;

/** Around National Day and New Year, where most can go wrong. */
const START = fc.oneof(
  fc.integer({ min: 0, max: 45 }).map((n) => addDays(day('2025-09-10'), n)),
  fc.integer({ min: 0, max: 60 }).map((n) => addDays(day('2025-12-10'), n)),
);
const GAP = fc.integer({ min: 0, max: 25 });

type Played = { readonly case: Case; readonly events: readonly CaseEvent[] };

function play(before: Played, act: CaseAct, on: string): Played {
  const given: ActFacts = {
    ...{ case: before.case, matter, events: before.events, actor: 'system' },
    ...{ ownHousehold: false, now: `${on}T02:00:00.000Z`, calendar: statutoryCalendar, hours },
  };
  const { case: after, event } = changeCase(given, { act });
  const hash = hashOfLine(before.events.at(-1)?.hash ?? FIRST_LINK, event);
  return { case: after, events: [...before.events, { ...event, hash }] };
}

const BEGUN = {
  ...{ id: 'c', number: 'n', state: 'submitted', step: null, office: '532900/532901' },
  ...{ acceptedAt: '532900/532901', home: '532900/532901', excluded: [], returns: 0 },
  ...{ dueOn: null, stepDueOn: null, dueProvisional: false, version: 0, escalations: 0 },
} as unknown as Case;

test('however long a case lies with the applicant, the agency has exactly the days it promised', () => {
  fc.assert(
    fc.property(START, GAP, GAP, (start, worked, away) => {
      const accepted = play({ case: BEGUN, events: [] }, 'accept', start);
      const from = accepted.case.acceptedOn ?? expect.fail('accepted');
      const first = accepted.case.dueOn ?? expect.fail('due');
      expect(isWorkingDay(first)).toBe(true);
      expect(workingDaysBetween(from, first)).toBe(10);
      const returnedOn = addDays(from, worked);
      const returned = play(accepted, 'return', returnedOn);
      expect(returned.case.dueOn).toBe(null);
      const backOn = addDays(returnedOn, away);
      const back = play(returned, 'resubmit', backOn);
      const due = back.case.dueOn ?? expect.fail('due again');
      const resumedFrom = day(back.events.at(-1)?.facts.from ?? '');
      const used = workingDaysBetween(from, returnedOn);
      expect(used + workingDaysBetween(resumedFrom, due)).toBe(10);
      expect(due >= first || used > 10).toBe(true);
      expect(checkTrace(back.case, back.events, statutoryCalendar)).toEqual([]);
    }),
  );
});

test('a step never ends after the whole, and a step begun late does not lengthen it', () => {
  fc.assert(
    fc.property(START, GAP, (start, late) => {
      const accepted = play({ case: BEGUN, events: [] }, 'accept', start);
      const next = play(accepted, 'forward', addDays(accepted.case.acceptedOn ?? start, late));
      const { dueOn, stepDueOn, amberOn } = next.case;
      expect(dueOn).toBe(accepted.case.dueOn);
      expect([stepDueOn !== null && stepDueOn <= (dueOn ?? ''), amberOn !== null]).toEqual([
        true,
        true,
      ]);
      expect((amberOn ?? '') <= (stepDueOn ?? '')).toBe(true);
    }),
  );
});
