import { expect, test } from 'vitest';
import { addPerson, settlementWorld } from '../../../money/settlement/testing.ts';
import { createCredentials } from '../../../people/credential/index.ts';
import { findIdentifiedPersons } from '../../../people/enrolment/index.ts';
import { nationalTerms } from '../catalogue/terms.ts';
import { envelope, testDoor } from '../testing-door.ts';

const world = await settlementWorld();
const { database, clock, ids, shelf } = world;
const credentials = createCredentials({ database, clock, ids, secret: Buffer.from('test') });
const person = await addPerson(world);
const door = await testDoor(database, {
  world: { credentials, shelf, terms: nationalTerms(), clock },
});
const persons = await findIdentifiedPersons(database.sql, [person]);
const number = persons.get(person)?.idNumber ?? '';
const byNumber = (certno: string) => ({ data: { mdtrt_cert_type: '02', mdtrt_cert_no: certno } });

test('a scanned code leads to the person, by card reader and by 1101, as clients send it', async () => {
  const { qr } = await credentials.issue(person);
  const scan = { data: { ecQrCode: qr, businessType: '01101', orgId: 'x', termIp: 'null' } };
  const { json } = await door.post(envelope('1162', scan));
  expect(json).toMatchObject({ infcode: 0, success: true, code: 0, message: '成功' });
  const output = json.output as unknown as { ecToken: string; baseinfo: { psn_no: string } };
  expect(output.baseinfo.psn_no).toBe(person);
  const token = { data: { mdtrt_cert_type: '1', mdtrt_cert_no: output.ecToken, card_sn: 'NULL' } };
  const again = await door.post(envelope('1101', token));
  expect(again.json).toMatchObject({ infcode: 0, output: { baseinfo: { psn_no: person } } });
  expect(door.accesses.map((access) => access.person)).toEqual([person, person]);
});

test('a code that is none is refused as readers expect it', async () => {
  const { status, json } = await door.post(envelope('1162', { data: { ecQrCode: 'weixin://x' } }));
  expect(status).toBe(200);
  expect(json).toMatchObject({
    infcode: -1,
    success: false,
    code: 500159,
    err_msg: expect.stringMatching(/^\[credential\.not_accepted\] 凭证无法识别/),
    output: null,
  });
});

test('an unknown number and a wrong name get the same answer, and the log shows neither number nor token', async () => {
  const unknown = await door.post(envelope('1101', byNumber('532901199001019999')));
  const named = { data: { ...byNumber(number).data, psn_name: '别人' } };
  const wrong = await door.post(envelope('1101', named));
  expect(wrong.json.err_msg).toBe(unknown.json.err_msg);
  await door.post(envelope('1101', byNumber(number)));
  const token = `532900ec${'aB3-_'.repeat(6)}xy`;
  await door.post(envelope('1101', { data: { mdtrt_cert_type: '01', mdtrt_cert_no: token } }));
  await door.flush();
  const [log] = await database.sql<{ text: string }>(
    'test: messages',
    `select string_agg(request || answer, '') as text from message`,
  );
  expect(log?.text).toContain(number.slice(0, 6));
  expect(log?.text).not.toContain(number);
  expect(log?.text).toContain('532900ec****');
  expect(log?.text).not.toContain(token);
});
