import { expect, test } from 'vitest';
import type { PersonId, ProviderId, RegistrationId } from '../../../kernel/ids.ts';
import type { Moment } from '../../../kernel/moment.ts';
import { clockFrom } from '../../../platform/clock.ts';
import { testArea } from '../../../platform/testing.ts';
import { claimEncounter, openRegistration } from '../index.ts';

test('no registration has the id of a claim on paper', async () => {
  const database = await testArea();
  const today = clockFrom(() => new Date('2025-07-01T04:00:00Z')).today();
  await database.sql(
    'test: person',
    `insert into person (id, name, initials, sex, born_on, county, household)
     values ('P1', '示例人', 'slr', 'female', '1970-01-01', '532901', 'P1')`,
  );
  await database.sql(
    'test: provider',
    `insert into provider (id, name, initials, county) values ('H1', '示范医院', 'sfyy', '532901')`,
  );
  const request = {
    ...{ person: 'P1' as PersonId, provider: 'H1' as ProviderId, stay: false, scheme: null },
    ...{ medicalType: '11', visitKind: 'outpatient', disease: null, number: 'N1' },
    ...{ beganAt: '2025-06-01 08:30:00' as Moment, particulars: {} },
  };
  const open = (id: string) =>
    database.transaction((sql) =>
      openRegistration(sql, { ...request, id: id as RegistrationId }, today),
    );
  const claim = claimEncounter('01900000-0000-7000-8000-000000000000');
  await expect(open(claim)).rejects.toMatchObject({ kind: { code: 'encounter.id_reused' } });
  expect(await open('R1')).toMatchObject({ id: 'R1' });
});
