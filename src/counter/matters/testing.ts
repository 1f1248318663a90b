import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { type Clock, clockFrom } from '../../platform/clock.ts';
import type { Caller, Role } from '../../platform/http/route.ts';
import { idSource } from '../../platform/id-source.ts';
import { type TestArea, testArea } from '../../platform/testing.ts';
import { type Calendar, statutoryCalendar } from '../../rules/calendar/index.ts';
import { insertOffices, levelOf, type OfficePath } from '../offices/index.ts';
import type { PeoplesAct } from './act.ts';
import type { Submission } from './build-case.ts';
import type { Colleagues, NoticeToMake, Notify } from './deps.ts';
import { type MatterBook, parseMatter } from './document/load-matters.ts';
import type { Effect } from './effect.ts';
import { createMatterShelf } from './matter-shelf.ts';
import { createMatters, type Matters } from './matters.ts';
import type { Case, CaseId, Matter } from './model.ts';
import { findCase } from './store/cases.ts';
import { findEvents } from './store/events.ts';

export const AREA = '532900' as AreaCode;
export const PREFECTURE = '532900' as OfficePath;
export const COUNTY = '532900/532901' as OfficePath;
export const TOWNSHIP = '532900/532901/03' as OfficePath;
export const STATION = '532900/532901/03/07' as OfficePath;
export const NEIGHBOUR = '532900/532922' as OfficePath;
export const PERSON = 'P000000001' as PersonId;
export const FAR_PERSON = 'P000000002' as PersonId;

const OFFICES: readonly OfficePath[] = [
  ...[PREFECTURE, COUNTY, TOWNSHIP, STATION, NEIGHBOUR],
  ...(['532900/532901/04', '532900/532901/03/08', '532900/532922/01'] as unknown as OfficePath[]),
];

const HOURS = { closes: '17:30', acceptWithin: 1, promiseWithin: 5 };

/** Two steps and money: a reviewer and an approver of the county, brought anywhere. */
export const GRANT = `
code: grant
from: 2020-01-01
names: { zh: 示范补助, en: Example grant }
group: test
summary: { zh: 示范事项, en: An example }
source: 'assumed: test'
applicants: [insured, relative]
concerns: person
channels: [station, township, county, prefecture, online]
delegated: D14
fields:
  - { name: why, kind: choice, label: { zh: 原因, en: Why }, required: true, choices: [ { value: illness, zh: 生病, en: illness }, { value: other, zh: 其他, en: other } ] }
  - { name: words, kind: text, label: { zh: 说明, en: Words }, required: true, when: [ { field: why, is: [other] } ] }
  - { name: phone, kind: phone, label: { zh: 电话, en: Phone }, fetched: person.phone, personal: true }
materials:
  - { code: identity, label: { zh: 身份证件, en: Identity }, fetched: person, required: true }
  - { code: bill, label: { zh: 票据, en: Bill }, required: true, promise: true }
  - { code: proof, label: { zh: 证明, en: Proof }, required: true, when: [ { field: why, is: [other] } ] }
steps:
  - { code: check, label: { zh: 初审, en: Review }, role: reviewer, at: county, workingDays: 3 }
  - { code: decide, label: { zh: 审定, en: Approval }, role: approver, at: county, workingDays: 2 }
deadline: { workingDays: 10, until: paid, statutory: 示范 }
money: true
effect: grant
notices: [accepted, returned, approved, refused, paid, payment-returned, overdue]
retentionYears: 10
`;

/** One step at the counter that took it in, and confidential. */
export const TIP = `
code: tip
from: 2020-01-01
names: { zh: 示范举报, en: Example tip }
group: test
summary: { zh: 示范事项, en: An example }
source: 'assumed: test'
applicants: [insured, anybody]
concerns: nobody
channels: [county, online]
fields:
  - { name: words, kind: long-text, label: { zh: 内容, en: Words }, required: true }
steps:
  - { code: look, label: { zh: 核查, en: Look into it }, role: clerk, at: accepting, workingDays: 5 }
deadline: { workingDays: 5, until: decided, statutory: 示范 }
confidential: true
effect: noted
notices: [accepted]
retentionYears: 10
`;

/** Decided at once by its rule, unless somebody has to look. */
export const QUICK = `
code: quick
from: 2020-01-01
names: { zh: 示范备案, en: Example filing }
group: test
summary: { zh: 示范事项, en: An example }
source: 'assumed: test'
applicants: [insured, agent]
concerns: person
channels: [station, township, county, prefecture, online]
delegated: D02
fields:
  - { name: words, kind: text, label: { zh: 说明, en: Words }, required: true }
steps:
  - { code: decide, label: { zh: 审核, en: Review }, role: reviewer, at: county, workingDays: 1 }
deadline: { workingDays: 0, until: decided, statutory: 即时 }
automatic: true
effect: quick
notices: [accepted, approved, refused]
retentionYears: 10
`;

export function bookOf(...texts: readonly string[]): MatterBook {
  const matters = texts.map((text) => {
    const code = /^code: (\S+)/m.exec(text)?.[1] ?? '';
    return parseMatter(text, `${code}.yaml`);
  });
  return { matters, delegated: [], hours: HOURS };
}

export type Done = { readonly effect: string; readonly case: Case };

/** What the effects of a test did, and how they are made to fail. */
export type Play = {
  readonly done: Done[];
  /** Thrown by the next `carryOut`. */
  fails: Error | null;
  look: string | null;
  refuses: Error | null;
  /** What a grant leaves with its case besides. */
  leaves: Readonly<Record<string, string>>;
};

export function effectsOf(play: Play): readonly Effect[] {
  const carried = (name: string, one: Case) => {
    const { fails } = play;
    play.fails = null;
    if (fails) throw fails;
    play.done.push({ effect: name, case: one });
  };
  return [
    {
      name: 'grant',
      async check() {
        if (play.refuses) throw play.refuses;
      },
      async carryOut(_, { case: one }) {
        carried('grant', one);
        const amount = 12_345n as never;
        const account = { holder: '示范', bank: '示范银行', number: '622200001' };
        const payment = { amount, ...account, from: `due:${one.person}` };
        return { result: { granted: '123.45', ...play.leaves }, payment };
      },
    },
    {
      name: 'noted',
      async carryOut(_, { case: one }) {
        carried('noted', one);
        return { result: {} };
      },
    },
    {
      name: 'quick',
      async rule() {
        if (play.look === null) return { says: 'approve' };
        return { says: 'look', code: play.look, facts: {} };
      },
      async carryOut(_, { case: one }) {
        carried('quick', one);
        return { result: { filing: one.id } };
      },
    },
  ];
}

export type MatterWorld = {
  readonly database: TestArea;
  readonly matters: Matters;
  readonly play: Play;
  readonly notices: NoticeToMake[];
  /** Sets the time in Shanghai: `2025-09-15 10:00`. */
  readonly setTime: (moment: string) => void;
  /** The same area with other documents, another calendar. */
  readonly with: (other: { book?: MatterBook; calendar?: Calendar }) => Matters;
  readonly case: (id: CaseId) => Promise<Case>;
  readonly trace: (id: CaseId) => ReturnType<typeof findEvents>;
  readonly bring: (caller: Caller, given?: Partial<Submission>) => Promise<CaseId>;
  readonly do: (caller: Caller, id: CaseId, act: PeoplesAct, more?: object) => Promise<void>;
};

/** A test area with offices, two people and a file, and an engine over documents of tests. */
export async function matterWorld(
  book: MatterBook = bookOf(GRANT, TIP, QUICK),
  over: {
    readonly database: TestArea;
    readonly clock: Clock;
    readonly colleagues?: Colleagues;
  } | null = null,
): Promise<MatterWorld> {
  const database = over?.database ?? (await testArea({ area: AREA }));
  let at = new Date('2025-09-15T10:00:00+08:00');
  const clock = over?.clock ?? clockFrom(() => at);
  const ids = idSource(clock);
  const play: Play = { done: [], fails: null, look: null, refuses: null, leaves: {} };
  const notices: NoticeToMake[] = [];
  const notify: Notify = async (_, made) => void notices.push(...made);
  await addOfficesOf(database, ['D02', 'D14']);
  await addPeople(database);
  const build = (given: { book?: MatterBook; calendar?: Calendar }) => {
    const { matters, hours } = given.book ?? book;
    return createMatters({
      ...{ database, clock, ids, hours, delegated: [], notify },
      colleagues: over?.colleagues ?? null,
      calendar: given.calendar ?? statutoryCalendar,
      secret: Buffer.alloc(32, 7),
      shelf: createMatterShelf({ matters, hours, delegated: [] }, effectsOf(play)),
    });
  };
  const matters = build({});
  let keys = 0;
  const key = () => `test-key-${++keys}`;
  const one = async (id: CaseId) => {
    const found = await findCase(database.sql, id);
    if (!found) throw new Error('there is no such case');
    return found;
  };
  return {
    ...{ database, matters, play, notices, with: build, case: one },
    setTime: (moment) => {
      at = new Date(`${moment.replace(' ', 'T')}:00+08:00`);
    },
    trace: (id) => findEvents(database.sql, id),
    bring: (caller, given = {}) => matters.submit(caller, { ...grantOf(), key: key(), ...given }),
    async do(caller, id, act, more = {}) {
      const { version } = await one(id);
      await matters.act({ id, caller, request: { key: key(), version, act, ...more } });
    },
  };
}

export function grantOf(): Submission {
  return {
    ...{ key: 'a-key-of-a-test', matter: 'grant', person: PERSON, provider: null },
    applicant: { kind: 'insured', name: '', phone: null, relation: null },
    ...{ form: { why: 'illness' }, papers: [], promised: ['bill'] },
  };
}

export function officer(
  id: string,
  role: Role,
  office: string | null,
  ownPerson?: PersonId,
): Caller {
  const area = AREA;
  return { id, role, provider: null, area, office, ...(ownPerson && { ownPerson }) };
}

/** Who brings it at a station, who prepares it in the county, who approves it there. */
export const clerk = officer('a.clerk', 'counter-clerk', STATION);
export const reviewer = officer('a.reviewer', 'counter-reviewer', COUNTY);
export const approver = officer('an.approver', 'counter-approver', COUNTY);

export const insured = (person: PersonId): Caller => ({
  ...{ id: person, role: 'insured', provider: null, area: AREA, person },
});

/** Evidently invented people of the county and of its neighbour, in one household each with nobody. */
async function addPeople({ sql }: TestArea): Promise<void> {
  for (const [id, county] of [
    [PERSON, '532901'],
    [FAR_PERSON, '532922'],
  ] as const) {
    await sql(
      'test: person of a matter',
      `insert into person (id, id_number_sealed, id_mark, name, initials, sex, born_on, county,
         household)
       values ($1, $2, $3, '示范人', 'sfr', 'female', '1980-01-01', $4, 'home of ' || $1)`,
      [id, sql.sealer.seal(`number ${id}`, `person.id_number:${id}`), `mark ${id}`, county],
    );
  }
}

/** A prefecture, two counties, and below one of them townships and stations with these delegated items. */
export async function addOfficesOf({ sql }: TestArea, delegated: readonly string[]): Promise<void> {
  await insertOffices(
    sql,
    OFFICES.map((path) => officeOf(path, delegated)),
  );
}

function officeOf(path: OfficePath, items: readonly string[]) {
  const level = levelOf(path);
  return {
    ...{ path, level, name: `示范经办点 ${path}`, nameEn: `Example office ${path}` },
    ...{ county: path.split('/')[1] ?? null, phone: '0872-0000000', address: '' },
    delegated: level === 'station' || level === 'township' ? items : [],
  };
}

export async function addFile({ sql }: TestArea, hash: string): Promise<void> {
  await sql(
    'test: paper file',
    `insert into paper_file (hash, size, type, scanned_by, taken_at, taken_by)
     values ($1, 1000, 'application/pdf', 'none', now(), 'test')`,
    [hash],
  );
  // As if somebody of each office had brought it.
  await sql(
    'test: paper taking',
    `insert into paper_taking (hash, taken_by, office, taken_at)
     select $1, 'somebody of ' || path, path, now() from office`,
    [hash],
  );
}

export function documentOf(world: MatterWorld, code: string): Matter {
  return world.matters.shelf.get(code, world.matters.clock.today()).matter;
}
