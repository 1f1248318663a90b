import { expect, test } from 'vitest';
import { PERMISSIONS } from '../../platform/access.ts';
import type { Caller, Role } from '../../platform/http/route.ts';
import { statutoryCalendar } from '../../rules/calendar/index.ts';
import { type OfficePath, officeAt, parentOf } from '../offices/index.ts';
import { decideAct } from './decide-act.ts';
import { loadMatters } from './document/load-matters.ts';
import {
  CASE_ACTS,
  CASE_STATES,
  type Case,
  type CaseAct,
  type CaseState,
  type Level,
  type Matter,
} from './model.ts';
import {
  bookOf,
  FAR_PERSON,
  GRANT,
  insured,
  officer,
  PERSON,
  QUICK,
  STATION,
  TIP,
} from './testing.ts';
import { actsFor, SYSTEM } from './who-may.ts';

/**
 * What the law of the one window says, written down once more and by hand: in which states an act is possible, and to
 * whom. Compared with what the engine does, for every document × state × step × act × role × place.
 */
const POSSIBLE: Readonly<Record<CaseState, string>> = {
  submitted:
    'accept decline take assign release withdraw note add-papers escalate restate-deadline',
  open: `take assign release return forward approve refuse withdraw note add-papers escalate
    restate-deadline`,
  returned: 'resubmit withdraw note add-papers',
  approved: 'carry-out note escalate restate-deadline',
  paying: 'pay payment-returned correct-account note escalate restate-deadline',
  done: 'note reopen payment-returned',
  refused: 'note reopen',
  'not-accepted': 'note reopen',
  withdrawn: 'note',
};
const SYSTEMS = 'carry-out pay payment-returned escalate restate-deadline chase reopen'.split(' ');
const OF_ASSIGNEE = 'accept decline return forward approve refuse'.split(' ');
const OF_APPLICANT = 'resubmit withdraw add-papers correct-account'.split(' ');
const ENDS = ['done', 'refused', 'not-accepted', 'withdrawn'];
const RANKS: readonly Role[] = ['counter-clerk', 'counter-reviewer', 'counter-approver'];
const NEEDS = { clerk: 0, reviewer: 1, approver: 2 } as const;
const ROLES = (Object.keys(PERMISSIONS) as Role[]).filter((role) => role !== 'demo');

const ACCEPTED_AT = STATION;
const HOME = '532900/532901/03' as OfficePath;
const book = [...loadMatters('matters').matters, ...bookOf(GRANT, TIP, QUICK).matters];

const placeOf = (level: Level | 'accepting') =>
  level === 'accepting' ? ACCEPTED_AT : (officeAt(ACCEPTED_AT, level) ?? ACCEPTED_AT);

/** The office itself, one of the same level, the one above, one below. */
function placesAround(office: OfficePath): Readonly<Record<string, string | null>> {
  const parent = parentOf(office);
  return {
    own: office,
    beside: parent === null ? '110000' : `${parent}/${parent.includes('/') ? '99' : '532999'}`,
    parent,
    child: office.split('/').length < 4 ? `${office}/${parent === null ? '532901' : '98'}` : null,
    accepting: ACCEPTED_AT,
  };
}

type Situation = {
  readonly matter: Matter;
  readonly state: CaseState;
  readonly step: number | null;
  readonly held: boolean;
};

function caseIn({ matter, state, step, held }: Situation): Case {
  const office = step === null ? ACCEPTED_AT : placeOf(matter.steps[step]?.at ?? 'accepting');
  const due = { dueOn: '2025-09-28', stepDueOn: '2025-09-18', amberOn: '2025-09-17' } as never;
  return {
    ...{ id: 'c', number: 'n', matter: matter.code, document: '', person: PERSON, provider: null },
    applicant: { kind: 'insured', name: '', phone: null, relation: null },
    ...{ channel: 'station', promised: [], form: {}, result: {}, excluded: [], home: HOME },
    ...{ state, step, office, acceptedAt: ACCEPTED_AT, openedBy: 'somebody', returns: 0 },
    ...{
      assignee: held && state !== 'returned' ? 'me' : null,
      submittedAt: '2025-09-15T02:00:00Z',
    },
    ...{
      acceptedOn: null,
      decidedAt: null,
      endedAt: null,
      dueProvisional: false,
      ...(due as object),
    },
    ...{
      daysLeft: 3,
      stepDaysLeft: 2,
      escalations: 0,
      confidential: matter.confidential,
      version: 3,
    },
  } as unknown as Case;
}

function situationsOf(matter: Matter): readonly Situation[] {
  return CASE_STATES.flatMap((state) => {
    const stepped = state === 'open' || state === 'returned';
    const steps = stepped ? matter.steps.map((_, index) => index) : [null];
    const holding = state === 'submitted' || state === 'open' ? [true, false] : [false];
    return steps.flatMap((step) => holding.map((held) => ({ matter, state, step, held })));
  });
}

type Who = { readonly caller: Caller; readonly role: Role; readonly place: string };

function expected(act: CaseAct, situation: Situation, { caller, role }: Who): boolean {
  const { matter, state, step, held } = situation;
  const one = caseIn(situation);
  if (!POSSIBLE[state].split(/\s+/).includes(act) || SYSTEMS.includes(act)) return false;
  if (act === 'take' && held) return false;
  if (act === 'release' && !held) return false;
  const last = step === matter.steps.length - 1;
  if ((act === 'approve' || act === 'refuse') && !last) return false;
  if (act === 'forward' && last) return false;
  if (role === 'insured') return caller.person === PERSON && OF_APPLICANT.includes(act);
  const rank = RANKS.indexOf(role);
  const needed = NEEDS[(step === null ? null : matter.steps[step]?.role) ?? 'clerk'];
  const colleague = rank >= needed && caller.office === one.office;
  const mine = colleague && one.assignee === 'me';
  const counter = rank >= 0 && caller.office === ACCEPTED_AT;
  const office = caller.office ?? '-';
  const above = one.office === office || one.office.startsWith(`${office}/`);
  const leads = role === 'counter-chief' && above;
  if (ENDS.includes(state)) return leads && act === 'note';
  if (OF_ASSIGNEE.includes(act)) return mine;
  if (act === 'take') return colleague;
  if (act === 'assign') return leads;
  if (act === 'release') return mine || leads;
  if (act === 'note') return colleague || counter || leads;
  if (act === 'add-papers') return counter || mine;
  if (act === 'correct-account') return counter || colleague;
  return counter;
}

function everybody(office: OfficePath): readonly Who[] {
  return ROLES.flatMap((role): readonly Who[] => {
    if (role === 'insured') {
      return [PERSON, FAR_PERSON].map((person) => ({
        caller: insured(person),
        role,
        place: person,
      }));
    }
    if (!role.startsWith('counter-')) {
      return [{ caller: officer('me', role, null), role, place: 'no office' }];
    }
    return Object.entries(placesAround(office)).flatMap(([place, path]) =>
      path === null ? [] : [{ caller: officer('me', role, path), role, place }],
    );
  });
}

const everySituation = book.flatMap((matter) =>
  situationsOf(matter).map((situation) => {
    const { state, step, held } = situation;
    return { name: `${matter.code} ${state} step ${step} ${held ? 'held' : 'free'}`, situation };
  }),
);

test.each(everySituation)('$name: exactly the acts of the law, by everybody', ({ situation }) => {
  const one = caseIn(situation);
  const { matter } = situation;
  let tried = 0;
  for (const who of everybody(one.office)) {
    const offered = actsFor(who.caller, { case: one, matter });
    for (const act of CASE_ACTS) {
      if (act === 'submit') continue;
      const may = expected(act, situation, who);
      const told = [act, who.role, who.place];
      expect([...told, offered.includes(act)]).toEqual([...told, may]);
      expect([...told, isDone(situation, act, who.caller)]).toEqual([...told, may]);
      tried += 1;
    }
  }
  expect(tried).toBeGreaterThan(300);
});

test.each(everySituation)(
  '$name: the system does what is its own and nothing else',
  ({ situation }) => {
    for (const act of CASE_ACTS) {
      if (act === 'submit') continue;
      const { state, step, matter } = situation;
      // What pays nothing has nothing that could come back.
      const pays = act !== 'payment-returned' || state === 'paying' || matter.money;
      const own = SYSTEMS.includes(act) && POSSIBLE[state].split(/\s+/).includes(act) && pays;
      const rule = act === 'approve' && state === 'open' && step === matter.steps.length - 1;
      expect([act, isDone(situation, act, SYSTEM)]).toEqual([act, own || rule]);
    }
  },
);

function isDone(situation: Situation, act: CaseAct, actor: Caller | typeof SYSTEM): boolean {
  const given = {
    ...{ case: caseIn(situation), matter: situation.matter, events: [], actor },
    ...{ ownHousehold: false, now: '2025-09-16T02:00:00.000Z', calendar: statutoryCalendar },
    hours: { closes: '17:30', acceptWithin: 1, promiseWithin: 15 },
  };
  try {
    const { case: after, event } = decideAct(given, { act, reason: '因为', assignee: 'other' });
    expect([after.version, event.seq, event.state]).toEqual([4, 4, after.state]);
    expect((after.step !== null) === ['open', 'returned'].includes(after.state)).toBe(true);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ name: 'Rejection' });
    return false;
  }
}
