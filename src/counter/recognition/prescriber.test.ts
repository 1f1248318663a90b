import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProviderId } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import { createCharges } from '../../money/encounter/index.ts';
import { prescriptionRoutes } from '../../money/prescription/index.ts';
import { addPerson, type World } from '../../money/settlement/testing.ts';
import type { Route } from '../../platform/http/route.ts';
import { refusalOf } from '../away/testing.ts';
import type { Form } from '../matters/index.ts';
import { recognitionDesk, recognitionWorld } from './testing.ts';

const CLINIC = 'H-VILLAGE' as ProviderId;
let world: World;
let desk: ReturnType<typeof recognitionDesk>;
let give: (form: Form, provider?: ProviderId) => Promise<unknown>;
let closing: (() => Promise<void>) | undefined;
let prescribe: (key: string, doctor?: string) => Promise<unknown>;

beforeAll(async () => {
  world = await recognitionWorld();
  desk = recognitionDesk(world);
  give = (form, provider = CLINIC) => desk.run('village-prescriber', null, form, { provider });
  await world.database.asOwner(
    'test: doctors',
    `insert into practitioner (provider_id, code, kind, name, id_kind, id_number_masked,
       insurance_doctor, began_at, ended_at)
     values ('H-VILLAGE', 'D-VILLAGE', 'doctor', '示例村医', '01', '5329***********1', true, '2020-01-01', null),
       ('H-VILLAGE', 'D-OTHER', 'doctor', '示例村医乙', '01', '5329***********2', false, '2020-01-01', null),
       ('H-VILLAGE', 'D-GONE', 'doctor', '示例村医丙', '01', '5329***********3', true, '2020-01-01', '2025-01-01'),
       ('H-TERTIARY', 'D-CITY', 'doctor', '示例医师', '01', '5329***********4', true, '2020-01-01', null)`,
  );
  const charges = createCharges({ database: world.database, clock: world.clock });
  closing = () => charges.close();
  const routes = prescriptionRoutes(() => ({ ...world, charges, bounds: null }) as never);
  const confirm = routes.find(
    ({ method, path }) => `${method} ${path}` === 'POST /prescriptions',
  ) as Route;
  const person = await addPerson(world);
  await desk.run('recognise-two-diseases', person, { disease: 'hypertension' });
  prescribe = (key, doctor) =>
    confirm.handle({
      caller: { id: 'test', role: 'desk', provider: null, area: null },
      ...{ area: world.database.area, params: {}, query: {} },
      body: {
        ...{ key, person, provider: CLINIC, kind: 'two-diseases', disease: 'hypertension' },
        lines: [{ code: 'P', quantity: '1', days: 14, unitPrice: '4.40' }],
        ...{ claimedTotal: '4.40', ...(doctor && { doctor }) },
      },
    });
});
afterAll(() => closing?.());

const form = { practitioner: 'D-VILLAGE', hypertension: true, diabetes: false };

test('a village doctor prescribes for the two diseases from the day on which the right is given', async () => {
  expect(yuan('4.40')).toBe(440n);
  const missing = { code: 'prescription.not_entitled' };
  expect(await refusalOf(prescribe('k1', 'D-VILLAGE'))).toMatchObject(missing);
  expect(await refusalOf(prescribe('k2'))).toMatchObject(missing);
  expect(await give(form)).toMatchObject({
    result: { practitioner: 'D-VILLAGE', diseases: 'hypertension', startsOn: '2025-11-20' },
  });
  expect(await prescribe('k3', 'D-VILLAGE')).toMatchObject({
    settlements: [{ amounts: { total: '4.40', fund: '3.52' } }],
  });
  expect(await refusalOf(prescribe('k4', 'D-OTHER'))).toMatchObject(missing);
  // The other disease is a right of its own; the same one is given once.
  await give({ ...form, hypertension: false, diabetes: 'yes' as never });
  expect(await refusalOf(give(form))).toMatchObject({ code: 'recognition.right_given_already' });
});

test('a right ends after its last day, by a matter of its own, and can be given anew', async () => {
  const end = (more: Form = {}) =>
    desk.run(
      'village-prescriber-end',
      null,
      { practitioner: 'D-VILLAGE', why: '离岗', ...more },
      {
        provider: CLINIC,
      },
    );
  expect(await refusalOf(end({ lastDay: '2025-11-19' }))).toMatchObject({
    code: 'recognition.too_early',
  });
  expect(await refusalOf(end({ practitioner: 'D-CITY' }))).toMatchObject({
    code: 'recognition.no_right',
  });
  expect(await end({ lastDay: '2025-12-31' })).toMatchObject({
    result: { lastDay: '2025-12-31', diseases: 'hypertension diabetes-medicine' },
  });
  const rows = await world.database.sql<{ endsOn: string }>(
    'test: ended rights',
    `select ends_on as "endsOn" from prescribing_right where practitioner = 'D-VILLAGE'`,
  );
  expect(rows.map(({ endsOn }) => endsOn)).toEqual(['2026-01-01', '2026-01-01']);
  // An end that is nearer replaces one that is further off, and never the other way.
  await end();
  expect(await refusalOf(end({ lastDay: '2025-12-31' }))).toMatchObject({
    code: 'recognition.no_right',
  });
  expect(await give({ ...form, startsOn: '2025-11-21' })).toMatchObject({
    result: { startsOn: '2025-11-21' },
  });
});

test.each([
  ['recognition.not_a_village_clinic', {}, 'H-TERTIARY'],
  ['recognition.not_a_village_clinic', {}, 'H-0'],
  ['recognition.unknown_practitioner', { practitioner: 'D-NOBODY' }, CLINIC],
  ['recognition.unknown_practitioner', { practitioner: 'D-OTHER' }, CLINIC],
  ['recognition.unknown_practitioner', { practitioner: 'D-GONE' }, CLINIC],
  ['recognition.too_early', { startsOn: '2025-11-19' }, CLINIC],
  ['recognition.no_disease_chosen', { hypertension: false }, CLINIC],
])('%s: %o at %s', async (code, change, provider) => {
  const asked = give({ ...form, ...change } as Form, provider as ProviderId);
  expect(await refusalOf(asked)).toMatchObject({ code });
});
