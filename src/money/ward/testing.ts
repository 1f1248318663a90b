import { day } from '../../kernel/days.ts';
import type { AreaCode, EncounterId, PersonId, ProviderId } from '../../kernel/ids.ts';
import type { Caller, Role, Route } from '../../platform/http/route.ts';
import { encounterRoutes } from '../encounter/index.ts';
import { createProviderMoney, settlementRoutes } from '../settlement/index.ts';
import { addPerson, billRequest, HOSPITAL, settlementWorld } from '../settlement/testing.ts';
import { wardRoutes } from './index.ts';
import type { StayState } from './model.ts';
import type { StayView } from './view.ts';

export type Parts = {
  readonly params?: object;
  readonly query?: object;
  readonly body?: object;
  readonly role?: Role;
  readonly provider?: string;
};

let numbers = 0;

/** A hospital with departments, whose clerk calls routes by name. Today is 2025-11-20. */
export async function wardWorld() {
  const world = await settlementWorld();
  const { database } = world;
  await database.sql('test: departments', DEPARTMENTS, [HOSPITAL]);
  const { shelf, settlements } = world;
  const money = createProviderMoney({ database, shelf, settlements });
  const of = () => ({ ...world, money });
  const routes: Route[] = [...encounterRoutes(of), ...settlementRoutes(of), ...wardRoutes(of)];

  async function call<Answer>(name: string, parts: Parts = {}): Promise<Answer> {
    const found = routes.find((row) => `${row.method} ${row.path}` === name);
    if (!found) throw new Error(`no route ${name}`);
    const { params = {}, query = {}, body = {}, role = 'desk', provider = HOSPITAL } = parts;
    const area: AreaCode = database.area;
    const caller: Caller = { id: 'test', role, provider: provider as ProviderId, area: null };
    return (await found.handle({ caller, area, params, query, body })) as Answer;
  }

  const at = <Answer>(act: string, id: string, body: object = {}) =>
    call<Answer>(`POST ${act}`, { params: { id }, body });

  /** An admission on the first of November. */
  async function admit(more: object = {}): Promise<StayView> {
    const person = await addPerson(world);
    return call<StayView>('POST /stays', { body: { ...admissionOf(person), ...more } });
  }

  const charge = (id: string, line: object = {}) =>
    at('/encounters/:id/charges', id, { lines: [{ ...LINE, ...line }] });
  const discharge = (id: string, endedOn = '2025-11-10') =>
    at<StayView>('/stays/:id/discharge', id, { endedOn });
  const settle = async (id: string, open = false) =>
    world.settlements.settle({
      ...(await billRequest(world, id as EncounterId)),
      ...(open && { open }),
    });

  /** A stay that came to this state as it would at a hospital. */
  async function stayIn(state: StayState): Promise<StayView> {
    const { id } = await admit();
    if (state === 'cancelled') return at<StayView>('/stays/:id/cancellation', id);
    if (state !== 'admitted' && state !== 'leftUncharged') await charge(id);
    if (state === 'settledInHospital') await settle(id, true);
    if (['leftUncharged', 'discharged', 'settled'].includes(state)) await discharge(id);
    if (state === 'settled') await settle(id);
    return read(id);
  }

  const read = (id: string, role: Role = 'desk') =>
    call<StayView>('GET /stays/:id', { params: { id }, role });
  return { ...world, call, at, admit, charge, discharge, settle, stayIn, read };
}

export function admissionOf(person: PersonId) {
  numbers += 1;
  return {
    person,
    provider: HOSPITAL,
    kind: 'inpatient',
    startedOn: day('2025-11-01'),
    said: { department: '01', bed: `${numbers}`, deposit: '500' },
    diagnoses: [{ code: 'J18.900', name: '肺炎', main: true }],
  };
}

export const LINE = {
  code: 'A',
  day: '2025-11-02',
  quantity: '1',
  unitPrice: '2000',
  amount: '2000.00',
};

const DEPARTMENTS = `insert into department
  (id, provider_id, code, name, began_at, particulars, recorded_at)
  values (gen_random_uuid(), $1, '01', '内科', '2020-01-01', '{}', now()),
    (gen_random_uuid(), $1, '02', '外科', '2020-01-01', '{}', now())`;
