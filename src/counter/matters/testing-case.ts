import type { PersonId, ProviderId } from '../../kernel/ids.ts';
import { checkDigitOf } from '../../people/enrolment/index.ts';
import { clockFrom } from '../../platform/clock.ts';
import { idSource } from '../../platform/id-source.ts';
import { PERSON_ID_NUMBER, PERSON_PHONE, sealedIn } from '../../platform/sealing/columns.ts';
import { type TestArea, testArea } from '../../platform/testing.ts';
import type { OfficePath } from '../offices/index.ts';
import type { Case, CaseFacts, Effect, Form, Matter, Outcome } from './index.ts';

export const PREFECTURE = '532900' as OfficePath;
export const COUNTY = '532900/532901' as OfficePath;
export const TOWNSHIP = '532900/532901/03' as OfficePath;

const OFFICES = `insert into office (path, level, name, name_en) values
  ('532900', 'prefecture', '示范州经办中心', 'Example prefecture office'),
  ('532900/532901', 'county', '示范市经办中心', 'Example county office'),
  ('532900/532901/03', 'township', '示范三乡经办点', 'Example township office')`;

/** An area with three offices at noon of a day, in which effects are tried without the engine. */
export async function counterWorld({ today = '2025-07-01' }: { readonly today?: string } = {}) {
  const database = await testArea();
  let now = Date.parse(`${today}T04:00:00Z`);
  const clock = clockFrom(() => {
    now += 1;
    return new globalThis.Date(now);
  });
  await addOffices(database);
  return { database, clock, ids: idSource(clock) };
}

export async function addOffices({ sql }: TestArea): Promise<void> {
  await sql('test: offices', OFFICES);
}

export type CounterWorld = Awaited<ReturnType<typeof counterWorld>>;

let born = 0;

/** An evidently synthetic person of 1970 whose number is well formed. */
export async function addInsured(
  { database }: Pick<CounterWorld, 'database'>,
  { name = '示例人', phone = null as string | null, id = `P${born + 1}` } = {},
): Promise<{ readonly id: PersonId; readonly idNumber: string }> {
  born += 1;
  const idNumber = numberOf(born);
  const { sealer } = database.sql;
  await database.sql(
    'test: insured',
    `insert into person
       (id, id_number_sealed, id_mark, name, initials, sex, born_on, county, household, phone_sealed)
     values ($1, $2, $3, $4, 'slr', $5, '1970-01-01', '532901', $1, $6)`,
    [
      ...[id, sealer.seal(idNumber, sealedIn(PERSON_ID_NUMBER, id))],
      ...[sealer.mark(idNumber, PERSON_ID_NUMBER), name, born % 2 === 1 ? 'male' : 'female'],
      phone === null ? null : sealer.seal(phone, sealedIn(PERSON_PHONE, id)),
    ],
  );
  return { id: id as PersonId, idNumber };
}

/** The number of the nth person of this test, born on 1970-01-01. */
export function numberOf(count: number, bornOn = '19700101'): string {
  const first = `532901${bornOn}${String(count).padStart(3, '0')}`;
  return first + checkDigitOf(first);
}

export type CaseOptions = {
  readonly matter?: string;
  readonly person?: PersonId | null;
  readonly provider?: ProviderId | null;
  readonly form?: Form;
  readonly change?: Partial<Case>;
};

/** A case as the engine would hand it to an effect, with the rows that others refer to. */
export async function openCase(
  { database, clock, ids }: CounterWorld,
  { matter = 'test', person = null, provider = null, form = {}, change = {} }: CaseOptions,
): Promise<CaseFacts> {
  const at = clock.now().toISOString();
  const id = ids.next() as Case['id'];
  const one: Case = {
    id,
    number: `532900-2025-${id.slice(-8)}`,
    matter: matter as Case['matter'],
    document: matter,
    person,
    provider,
    applicant: { kind: 'insured', name: '', phone: null, relation: null },
    channel: 'county',
    state: 'open',
    step: 0,
    office: COUNTY,
    acceptedAt: COUNTY,
    home: COUNTY,
    promised: [],
    assignee: 'officer.one',
    openedBy: 'officer.one',
    submittedAt: at,
    acceptedOn: clock.today(),
    decidedAt: null,
    endedAt: null,
    dueOn: clock.today(),
    stepDueOn: clock.today(),
    amberOn: null,
    daysLeft: null,
    stepDaysLeft: null,
    confidential: false,
    dueProvisional: false,
    returns: 0,
    escalations: 0,
    chases: 0,
    form,
    result: {},
    excluded: [],
    version: 1,
    ...change,
  };
  await database.sql(
    'test: document',
    `insert into matter_document (hash, code, starts_on, text, published_at)
     values ($1, $1, '2025-01-01', '{}', now()) on conflict do nothing`,
    [matter],
  );
  await database.sql(
    'test: case',
    `insert into matter_case (id, number, key, body_hash, matter, document, person_id, provider_id,
       applicant, channel, state, step, office, accepted_at, home, opened_by, submitted_at, ended_at, form, form_mark)
     values ($1, $2, $2, '', $3, $3, $4, $5, '{}', $6, $7, $8, $9, $9, $9, 'officer.one', $10, $11, '{}', '')`,
    [
      ...[one.id, one.number, matter, person, provider, one.channel, one.state, one.step],
      ...[one.office, one.submittedAt, one.endedAt],
    ],
  );
  return { case: one, matter: { code: matter } as Matter, papers: [] };
}

/** Everything that the engine does with an approved case: check, prepare, carry out. */
export async function runEffect(
  { database }: { readonly database: TestArea },
  effect: Effect,
  facts: CaseFacts,
): Promise<Outcome> {
  await effect.check?.(database.sql, facts);
  const prepared = await effect.prepare?.(facts);
  return database.transaction((sql) => effect.carryOut(sql, facts, prepared));
}

export function effectNamed(effects: readonly Effect[], name: string): Effect {
  const found = effects.find((effect) => effect.name === name);
  if (!found) throw new RangeError(`no effect ${name}`);
  return found;
}
