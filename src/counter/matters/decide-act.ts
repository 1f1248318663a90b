import { Rejection } from '../../kernel/rejection.ts';
import { maskPersonalNumbers } from '../../platform/sealing/personal-numbers.ts';
import type { Calendar } from '../../rules/calendar/index.ts';
import type { OfficePath } from '../offices/index.ts';
import { CLOCK_STANDS } from './deadlines.ts';
import type { OfficeHours } from './document/load-matters.ts';
import { ASSIGNEE_MISSING } from './errors.ts';
import type { Line } from './hash-trace.ts';
import type { Case, CaseAct, CaseEvent, CaseState, Matter, NoticeEvent } from './model.ts';
import { decidingStep, officeOfStep } from './place-of-step.ts';
import { checkAct } from './refuse-act.ts';
import { type Clocked, restated, resumed, stopped, whole, wholeStep } from './run-clock.ts';
import { type Actor, idOf, SYSTEM } from './who-may.ts';
import { dayOf } from './working-time.ts';

export type Asked = {
  readonly act: CaseAct;
  readonly reason?: string | undefined;
  readonly assignee?: string | undefined;
  /** Of `reopen`: the office above, where nobody else decides at the step's own. */
  readonly office?: OfficePath | undefined;
  readonly facts?: Readonly<Record<string, string>> | undefined;
};

export type ActFacts = {
  readonly case: Case;
  readonly matter: Matter;
  /** What was done so far, oldest first. */
  readonly events: readonly CaseEvent[];
  readonly actor: Actor;
  /** Whether the matter is his own or of somebody who lives with him. */
  readonly ownHousehold: boolean;
  readonly now: string;
  readonly calendar: Calendar;
  readonly hours: OfficeHours;
};

export type Decision = {
  readonly case: Case;
  readonly event: Line;
  readonly notices: readonly NoticeEvent[];
};

type Change = Partial<Case> & { readonly told?: Readonly<Record<string, string>> };

/** What becomes of a case when something is done to it, or why that is refused. No clock, no table, no luck. */
export function decideAct(given: ActFacts, asked: Asked): Decision {
  checkAct(given, asked);
  return changeCase(given, asked);
}

/** The same for what belongs to another act that was allowed: bringing a matter to a counter accepts it as well. */
export function changeCase(given: ActFacts, asked: Asked): Decision {
  const { told = {}, ...change } = CHANGES[asked.act](given, asked);
  return decided(given, asked, { change, told });
}

type Changed = { readonly change: Partial<Case>; readonly told: Readonly<Record<string, string>> };

function decided(given: ActFacts, asked: Asked, { change, told }: Changed): Decision {
  const { actor, now, matter } = given;
  const after: Case = { ...given.case, ...change, version: given.case.version + 1 };
  const facts = { ...asked.facts, ...told, ...(asked.reason ? { reason: asked.reason } : {}) };
  const event: Line = {
    case: after.id,
    seq: after.version,
    act: asked.act,
    actor: idOf(actor),
    role: actor === SYSTEM ? SYSTEM : actor.role,
    office: (actor === SYSTEM ? null : (actor.office ?? null)) as Line['office'],
    at: now,
    state: after.state,
    step: after.step,
    dueOn: after.dueOn,
    stepDueOn: after.stepDueOn,
    facts: Object.fromEntries(
      Object.entries(facts).map(([name, text]) => [name, maskPersonalNumbers(text)]),
    ),
  };
  const said = NOTICE_OF[asked.act];
  const says = said === 'paper-owed' || (said && matter.notices.includes(said));
  return { case: after, event, notices: said && says ? [said] : [] };
}

export const NOTICE_OF: Readonly<Partial<Record<CaseAct, NoticeEvent>>> = {
  accept: 'accepted',
  return: 'returned',
  approve: 'approved',
  refuse: 'refused',
  pay: 'paid',
  'payment-returned': 'payment-returned',
  escalate: 'overdue',
  chase: 'paper-owed',
};

const NOBODY = { assignee: null } as const;

function atStep(given: ActFacts, step: number, clock: Clocked): Change {
  const { due, told } = clock;
  const office = officeOfStep(given.matter, step, given.case);
  return { state: 'open', step, office, ...NOBODY, ...due, escalations: 0, told };
}

function end(given: ActFacts, state: CaseState): Change {
  const { dueOn } = given.case;
  return { ...ENDS, state, dueOn, endedAt: given.now };
}

const ENDS = {
  ...CLOCK_STANDS,
  ...NOBODY,
  step: null,
  daysLeft: null,
  stepDaysLeft: null,
} as const;

/** The promise goes on until it is paid where that was promised, and is kept otherwise. */
function afterDecision({ matter, case: one }: ActFacts): Change {
  const paid = matter.deadline.until === 'paid';
  const { dueOn, amberOn, dueProvisional } = one;
  return {
    ...{
      ...NOBODY,
      step: null,
      dueOn,
      stepDueOn: paid ? dueOn : null,
      amberOn: paid ? amberOn : null,
    },
    ...{ dueProvisional, escalations: 0 },
  };
}

/** A rule decides by day and night: the promise is this very day. */
function acceptedAtOnce(given: ActFacts): Change {
  const today = dayOf(given.now);
  const due = { dueOn: today, stepDueOn: today, amberOn: today, dueProvisional: false };
  const { told: _, ...change } = atStep(given, 0, { due, from: today, told: {} });
  return { ...change, acceptedOn: today };
}

const CHANGES: Readonly<Record<CaseAct, (given: ActFacts, asked: Asked) => Change>> = {
  submit: () => ({}),
  accept: (given, { facts }) => {
    if (facts?.atOnce !== undefined) return acceptedAtOnce(given);
    const clock = whole(given, 0);
    return { ...atStep(given, 0, clock), acceptedOn: clock.from };
  },
  decline: (given) => end(given, 'not-accepted'),
  take: ({ actor }) => ({ assignee: idOf(actor) }),
  assign: (_, { assignee }) => {
    if (!assignee) throw new Rejection(ASSIGNEE_MISSING);
    return { assignee, told: { assignee } };
  },
  release: (given) => ({ ...NOBODY, told: { from: given.case.assignee ?? '' } }),
  return: (given) => ({
    ...{ state: 'returned', returns: given.case.returns + 1, ...NOBODY },
    ...stopped(given),
  }),
  resubmit: (given) => ({
    ...atStep(given, given.case.step ?? 0, resumed(given)),
    ...{ daysLeft: null, stepDaysLeft: null },
    // Whoever sent it back knows it.
    assignee: lastHand(given, 'return'),
  }),
  forward: (given) => {
    const next = (given.case.step ?? 0) + 1;
    return atStep(given, next, wholeStep(given, next));
  },
  approve: (given) => ({ ...afterDecision(given), state: 'approved', decidedAt: given.now }),
  refuse: (given) => ({ ...end(given, 'refused'), decidedAt: given.now }),
  withdraw: (given) => end(given, 'withdrawn'),
  note: () => ({}),
  'add-papers': () => ({}),
  'correct-account': () => ({}),
  reopen: (given, { office }) => {
    const step = decidingStep(given);
    const clock = whole(given, step);
    const excluded = [...new Set([...given.case.excluded, ...deciders(given.events)])];
    const acceptedOn = given.case.acceptedOn ?? clock.from;
    // A new decision: its own correction may be asked for, once.
    const opened = { acceptedOn, excluded, decidedAt: null, endedAt: null, returns: 0 };
    return { ...atStep(given, step, clock), ...opened, ...(office && { office }) };
  },
  'carry-out': (given, { facts = {} }) => {
    if (facts.code !== undefined) {
      const step = decidingStep(given);
      // What a rule decided at once had no time for people.
      const clock = given.matter.automatic ? whole(given, step) : wholeStep(given, step);
      return { ...atStep(given, step, clock), decidedAt: null };
    }
    if (facts.payment !== undefined) return { state: 'paying' };
    return end(given, 'done');
  },
  pay: (given) => end(given, 'done'),
  // What had ended waits for the bank again, and nobody at an office has anything to do by a day.
  'payment-returned': () => ({ state: 'paying', endedAt: null }),
  escalate: (given) => ({ escalations: given.case.escalations + 1 }),
  chase: (given) => ({ chases: given.case.chases + 1 }),
  'restate-deadline': (given) => {
    const due = restated(given)?.due ?? {};
    return { ...due, told: { before: given.case.dueOn ?? '' } };
  },
};

/** Everybody who decided or prepared a decision, and who therefore may not decide on the objection to it. */
export function deciders(events: readonly CaseEvent[]): readonly string[] {
  const deciding: readonly CaseAct[] = ['forward', 'approve', 'refuse', 'decline'];
  return events.flatMap(({ act, actor }) =>
    deciding.includes(act) && actor !== SYSTEM ? [actor] : [],
  );
}

function lastHand({ events, case: one }: ActFacts, act: CaseAct): string | null {
  const actor = events.findLast((event) => event.act === act)?.actor ?? null;
  return actor !== null && !one.excluded.includes(actor) ? actor : null;
}
