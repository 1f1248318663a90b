import {
  type ActFacts,
  type Asked,
  acceptance,
  type Case,
  type CaseEvent,
  type CaseId,
  canonicalText,
  changeCase,
  countsFrom,
  FIRST_LINK,
  type Form,
  hashOfLine,
  type Line,
  type Matter,
  type OfficeHours,
} from '../../../src/counter/matters/index.ts';
import type { OfficePath } from '../../../src/counter/offices/index.ts';
import type { Day } from '../../../src/kernel/days.ts';
import type { PersonId } from '../../../src/kernel/ids.ts';
import type { Caller, Role } from '../../../src/platform/http/route.ts';
import type { Calendar } from '../../../src/rules/calendar/index.ts';
import { countAt, officerOf } from './officers.ts';

/** One thing that happens: who does it, how many working days after the one before. */
export type Happening = {
  readonly asked: Asked;
  readonly by: 'counter' | 'officer' | 'applicant' | 'system';
  readonly after: number;
};

export type Birth = {
  readonly id: CaseId;
  readonly number: string;
  readonly matter: Matter;
  readonly document: string;
  readonly person: PersonId;
  readonly home: OfficePath;
  readonly acceptedAt: OfficePath;
  readonly channel: Case['channel'];
  readonly form: Form;
  /** A number that picks the officers. */
  readonly pick: number;
};

export type Grown = { readonly case: Case; readonly events: readonly CaseEvent[] };

type World = {
  readonly calendar: Calendar;
  readonly hours: OfficeHours;
  /** The moment of a step, so many working days after the day on which the case began. */
  readonly at: (after: number, step: number) => string;
  /** On this day everybody was told of what is late; null: nobody is told. */
  readonly toldOn: Day | null;
};

const ROLE_OF_STEP = {
  clerk: 'counter-clerk',
  reviewer: 'counter-reviewer',
  approver: 'counter-approver',
} as const satisfies Record<string, Role>;

/** A case from its beginning through everything that happens, by the engine's own decisions and hashes. */
export function growCase(birth: Birth, happenings: readonly Happening[], world: World): Grown {
  const first = begin(birth, world);
  let one = first.case;
  const events = [linked(undefined, first.line)];
  let after = 0;
  const happen = ({ asked, by, after: days }: Happening) => {
    after += days;
    const given: ActFacts = {
      ...{ case: one, matter: birth.matter, events, actor: actorOf(by, one, birth) },
      ...{ ownHousehold: false, now: world.at(after, events.length) },
      ...{ calendar: world.calendar, hours: world.hours },
    };
    const decision = changeCase(given, asked);
    one = decision.case;
    events.push(linked(events.at(-1), decision.event));
  };
  for (const happening of happenings) happen(happening);
  for (let left = toTell(one, world); left > 0; left -= 1) happen(LATE);
  return { case: one, events };
}

const LATE: Happening = { asked: { act: 'escalate' }, by: 'system', after: 0 };

/** As many as the nightly job would have told: an office more with each working day. */
function toTell({ stepDueOn, office }: Case, { calendar, toldOn }: World): number {
  if (toldOn === null || stepDueOn === null || stepDueOn >= toldOn) return 0;
  return Math.min(office.split('/').length, calendar.workingDaysBetween(stepDueOn, toldOn));
}

function linked(before: CaseEvent | undefined, line: Line): CaseEvent {
  return { ...line, hash: hashOfLine(before?.hash ?? FIRST_LINK, line) };
}

function begin(birth: Birth, { calendar, hours, at }: World) {
  const now = at(0, 0);
  const { id, number, matter, document, person, home, acceptedAt, channel, form } = birth;
  const opener = channel === 'online' ? insured(person) : counterOf(birth);
  const due = acceptance({ now, calendar, hours });
  // Written out: an object that is put together by spreading is slow to make and to copy a million times.
  const one: Case = {
    id,
    number,
    matter: matter.code,
    document,
    person,
    provider: null,
    applicant: { kind: 'insured', name: '', phone: null, relation: null },
    channel,
    state: 'submitted',
    step: null,
    office: acceptedAt,
    acceptedAt,
    home,
    promised: [],
    assignee: null,
    openedBy: opener.id,
    submittedAt: now,
    acceptedOn: null,
    decidedAt: null,
    endedAt: null,
    dueOn: due.dueOn,
    stepDueOn: due.stepDueOn,
    amberOn: due.amberOn,
    daysLeft: null,
    stepDaysLeft: null,
    dueProvisional: due.dueProvisional,
    returns: 0,
    escalations: 0,
    confidential: matter.confidential,
    form,
    result: {},
    excluded: [],
    version: 1,
  };
  const line: Line = {
    ...{ case: id, seq: 1, act: 'submit', actor: opener.id, role: opener.role },
    ...{ office: (opener.office ?? null) as Line['office'], at: now, state: 'submitted' },
    ...{ step: null, dueOn: null, stepDueOn: due.stepDueOn },
    facts: {
      ...{ channel, applicant: 'insured', stepFrom: countsFrom(now, calendar, hours) },
      stepDays: String(hours.acceptWithin),
    },
  };
  return { case: one, line };
}

function insured(person: PersonId): Caller {
  return { id: person, role: 'insured', provider: null, area: null, person };
}

function counterOf({ acceptedAt, pick }: Birth): Caller {
  return officerOf('counter-clerk', acceptedAt, pick % countAt(acceptedAt));
}

function actorOf(by: Happening['by'], one: Case, birth: Birth): ActFacts['actor'] {
  if (by === 'system') return 'system';
  if (by === 'applicant') return insured(birth.person);
  if (by === 'counter') return counterOf(birth);
  const step = one.step === null ? undefined : birth.matter.steps[one.step];
  const role = ROLE_OF_STEP[step?.role ?? 'clerk'];
  return officerOf(role, one.office, birth.pick % countAt(one.office));
}

export const CASE_COLUMNS = `id, number, key, body_hash, matter, document, person_id, applicant,
  channel, state, step, office, accepted_at, home, assignee, opened_by, submitted_at, accepted_on,
  decided_at, ended_at, due_on, step_due_on, amber_on, due_provisional, days_left, step_days_left,
  returns, escalations, confidential, form, form_mark, result, version`;

export type Sealed = { readonly applicant: string; readonly form: string; readonly mark: string };

export function caseRow(one: Case, { applicant, form, mark }: Sealed) {
  return [
    ...[one.id, one.number, `bench ${one.number}`, '', one.matter, one.document, one.person],
    ...[applicant, one.channel, one.state, one.step, one.office, one.acceptedAt, one.home],
    ...[one.assignee, one.openedBy, one.submittedAt, one.acceptedOn, one.decidedAt, one.endedAt],
    ...[one.dueOn, one.stepDueOn, one.amberOn, one.dueProvisional, one.daysLeft],
    ...[one.stepDaysLeft, one.returns, one.escalations, one.confidential, form, mark],
    ...[canonicalText(one.result), one.version],
  ] as const;
}

export const EVENT_COLUMNS = `case_id, seq, key, body_hash, act, actor, role, office, at, state,
  step, due_on, step_due_on, facts, hash`;

export function eventRow(event: CaseEvent, number: string) {
  const key = event.actor === 'system' || event.seq === 1 ? null : `${number}-${event.seq}`;
  return [
    ...[event.case, event.seq, key, key === null ? null : '', event.act, event.actor, event.role],
    ...[event.office, event.at, event.state, event.step, event.dueOn, event.stepDueOn],
    ...[canonicalText(event.facts), event.hash],
  ] as const;
}
