import { beforeAll, expect, test } from 'vitest';
import { readCase } from '../counter/matters/index.ts';
import { insured } from '../counter/matters/testing.ts';
import { JPEG, PDF } from '../counter/papers/testing.ts';
import type { PersonId } from '../kernel/ids.ts';
import { billRequest, openBill } from '../money/settlement/testing.ts';
import {
  billOf,
  broughtOf,
  expectRefused,
  nextKey,
  openWindow,
  papersOf,
  type Window,
} from './testing-window.ts';

/** What people at counters learn of others, and what they do not: over HTTP, with the real rules of cases. */
let window: Window;
let person: PersonId;
let paper: string;

beforeAll(async () => {
  window = await openWindow();
  person = await window.person();
  paper = (await window.send('clerk', PDF)).body.file;
});

const COUNTER = ['clerk', 'reviewer', 'approver', 'chief', 'township', 'neighbour', 'station'];

async function bring(who: string, body: object): Promise<string> {
  const { status, body: brought } = await window.call(who, '/cases', body);
  expect([status, brought.error?.code]).toEqual([200, undefined]);
  return brought.id;
}

test('a counter finds a person and whether he is insured, and none of his care', async () => {
  const bill = await openBill(window.base, person, {});
  await window.base.settlements.settle(await billRequest(window.base, bill));
  for (const who of COUNTER) {
    const { body: found } = await window.call(who, `/persons?query=${person}`);
    const { body: head } = await window.call(who, `/persons/${person}/head`);
    expect(head).toEqual(found.rows[0]);
    expect(head).toMatchObject({ id: person, name: '示*人', scheme: 'resident' });
    expect(head.idNumber).toContain('********');
    const closed = [
      '',
      '/settlements',
      '/encounters',
      '/prescriptions',
      '/filings',
      '/credential-uses',
    ];
    for (const path of closed) {
      const { code } = await window.call(who, `/persons/${person}${path}`);
      expect([who, path, code]).toEqual([who, path, 'access.not_permitted']);
    }
  }
  const nobody = await window.call('clerk', '/persons/P-NOBODY/head');
  expect(nobody.code).toBe('enrolment.unknown_person');
});

test('a hash opens no file: only who brought it, his office, or who reads its case lays it into one', async () => {
  const page = Buffer.concat([JPEG.subarray(0, 30), Buffer.alloc(900, 5), JPEG.subarray(-2)]);
  const { file } = (await window.send('clerk', page)).body;
  const whose = await window.person();
  const claim = (given = file) =>
    broughtOf('reimburse-outpatient', whose, {
      form: billOf(),
      papers: papersOf([
        ['invoices', given],
        ['fees', given],
        ['record', given],
      ]),
      again: true,
    });
  // Somebody elsewhere who learnt the hash is told the same as of a file that is not there.
  await expectRefused(window, 'matters.unknown_file', () =>
    window.call('neighbour', '/cases', claim()),
  );
  await expectRefused(window, 'matters.unknown_file', () =>
    window.call('township', '/cases', claim()),
  );
  const id = await bring('clerk.two', claim());
  const { version } = (await window.call('clerk', `/cases/${id}`)).body;
  await expectRefused(window, 'matters.unknown_file', () =>
    window.call('clerk', `/cases/${id}/acts`, {
      ...{ key: nextKey(), version, act: 'add-papers' },
      papers: papersOf([['liability', 'a'.repeat(64)]]),
    }),
  );
  // Whoever has the paper himself brings it, and then it is his as well.
  expect((await window.send('neighbour', page)).body.file).toBe(file);
  await bring('neighbour', claim());
});

test('online everybody lays in what he brought himself, and nothing of anybody else', async () => {
  const { matters } = window.world;
  const other = await window.person();
  const submit = (whose: PersonId) =>
    matters.submit(insured(whose), {
      ...{ key: nextKey(), matter: 'away-temporary', person: whose, provider: null, promised: [] },
      applicant: { kind: 'insured', name: '', phone: null, relation: null },
      form: { reason: 'referral', place: '5301', startsOn: '2025-11-20', phone: '13800000000' },
      papers: papersOf([['referral', paper]]) as never,
    });
  await expect(submit(other)).rejects.toMatchObject({ kind: { code: 'matters.unknown_file' } });
  await window.base.database.asOwner(
    'test: brought online',
    `insert into paper_taking (hash, taken_by, taken_at) values ($1, $2, now())`,
    [paper, other],
  );
  await submit(other);
});

test('papers of a confidential matter are read by those who work on it, and by no rank', async () => {
  const body = {
    ...{ key: nextKey(), matter: 'tip', person: null, form: tipForm() },
    applicant: { kind: 'anybody', name: '匿名' },
  };
  const id = await bring('clerk', { ...body, papers: papersOf([['evidence', paper]]) });
  const path = `/cases/${id}/papers/1`;
  expect((await window.call('clerk', path)).status).toBe(200);
  for (const who of ['neighbour', 'township', 'inspector', 'chief', 'reviewer']) {
    expect([who, (await window.call(who, path)).code]).toEqual([who, 'matters.unknown_case']);
    expect((await window.call(who, `/cases/${id}`)).code).toBe('matters.unknown_case');
    expect(
      (await window.call(who, '/cases?queue=all')).body.rows.map((row: { id: string }) => row.id),
    ).not.toContain(id);
  }
});

function tipForm() {
  return { whom: '某定点药店', story: '刷卡套现', unnamed: true };
}

test('papers of an own case are read by the person, and by nobody else who signed in', async () => {
  const id = await bring('clerk', broughtOf('change-identity', person, identityOf('示例甲')));
  const { matters } = window.world;
  await expect(readCase(matters, id as never, insured(person))).resolves.toBeDefined();
  const other = insured(await window.person());
  await expect(readCase(matters, id as never, other)).rejects.toMatchObject({
    kind: { code: 'matters.unknown_case' },
  });
  expect((await window.call('neighbour', `/cases/${id}/papers/1`)).code).toBe(
    'matters.unknown_case',
  );
});

function identityOf(newName: string) {
  const papers = papersOf([
    ['identity', paper],
    ['police', paper],
  ]);
  return { form: { what: 'name', newName }, papers };
}

test('what was changed of a person is shown masked, with its case, where the case is read', async () => {
  const whose = await window.person();
  const id = await bring(
    'clerk',
    broughtOf('change-phone', whose, { form: { newPhone: '13812345678' } }),
  );
  const { body } = await window.call('clerk', `/persons/${whose}/changes`);
  expect(body).toMatchObject({
    rows: [{ field: 'phone', before: null, after: '138****5678', case: id }],
    total: 1,
  });
  expect((await window.call('inspector', `/persons/${whose}/changes`)).body.total).toBe(1);
  expect((await window.call('neighbour', `/persons/${whose}/changes`)).body).toEqual({
    rows: [],
    total: 0,
  });
  expect(window.accesses.at(-1)).toMatchObject({ person: whose });
});

test('a certificate is opened and withdrawn where its case is read', async () => {
  const whose = await window.person();
  const id = await bring('clerk', broughtOf('certificate-insurance', whose));
  const { rows } = (await window.call('clerk', `/persons/${whose}/certificates`)).body;
  expect(rows).toHaveLength(1);
  const path = `/certificates/${rows[0].id}`;
  expect((await window.call('clerk', path)).status).toBe(200);
  expect((await window.call('neighbour', path)).code).toBe('matters.unknown_case');
  expect((await window.call('neighbour', `/persons/${whose}/certificates`)).body.total).toBe(0);
  await expectRefused(window, 'matters.unknown_case', () =>
    window.call('neighbour', `${path}/withdrawal`, { reason: '不是我们的' }),
  );
  expect((await window.call('clerk', `/cases/${id}`)).status).toBe(200);
});

test('numbers of people are masked in queues, traces, exports and notices', async () => {
  const whose = await window.person();
  const phone = '13912340000';
  const body = broughtOf('reimburse-outpatient', whose, {
    form: billOf(),
    papers: papersOf([
      ['invoices', paper],
      ['fees', paper],
      ['record', paper],
    ]),
    applicant: { kind: 'relative', name: '示范亲属', phone, relation: '子女' },
  });
  const id = await bring('clerk', body);
  const { version } = (await window.call('clerk', `/cases/${id}`)).body;
  const reason = `电话 ${phone}，身份证 532999198001010011 已核`;
  const noted = { key: nextKey(), version, act: 'note', reason };
  expect((await window.call('clerk', `/cases/${id}/acts`, noted)).code).toBe(null);
  const told = [
    ...['/cases?queue=all', `/cases/${id}`, `/cases/${id}/receipt`, '/notices?state=waiting'],
    ...['/case-events', '/supervision', '/jobs', `/persons/${whose}/changes`],
  ];
  for (const path of told) {
    for (const who of ['chief', 'inspector', 'reviewer']) {
      const text = JSON.stringify((await window.call(who, path)).body);
      for (const secret of [
        phone,
        '532999198001010011',
        '6200000000001234',
        '示例人',
        '示范亲属',
      ]) {
        expect([path, who, text.includes(secret) ? secret : '']).toEqual([path, who, '']);
      }
    }
  }
});
