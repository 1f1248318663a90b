import { describe, expect, test } from 'vitest';
import { readDetail, workFeed } from '../counter/feeds/index.ts';
import { addInsured, numberOf } from '../counter/matters/testing-case.ts';
import type { PersonId } from '../kernel/ids.ts';
import { collectPremium } from '../money/premium/index.ts';
import { testCollector } from '../money/premium/testing.ts';
import { addAccount, addPerson } from '../money/settlement/testing.ts';
import { PERSON_ID_NUMBER, sealedIn } from '../platform/sealing/columns.ts';
import { verify } from '../watch/proof/index.ts';
import { type Answer, expectSaid, nextKey, openWindow } from './testing-window.ts';

/** What is sent wrong of the insured, line by line: each has its code, its sentence in both languages, and nothing is lost. */
const window = await openWindow();
const { base, call, database } = window;
window.setTime('2025-11-20 15:00');
const { feeds } = window.world;

/** Everything that could have changed for somebody, counted or added up; refused lists are kept and stand apart. */
const written = () =>
  database.asOwner<object>(
    'test: written of the insured',
    `select (select count(*) from person)::int as persons, (select count(*) from coverage where withdrawn_at is null)::int as coverage,
       (select count(*) from premium_order)::int as orders, (select count(*) from premium_event)::int as events,
       (select count(*) from group_membership)::int as groups, (select count(*) from mutual_aid)::int as grants,
       (select sum(balance) || ' ' || sum(held) from personal_account) as accounts,
       (select sum(left_amount)::bigint from wallet_quota) as quotas, (select count(*) from person_payment)::int as payments,
       (select sum(amount) from transfer)::bigint as booked,
       (select count(*) from feed where state <> 'refused')::int as lists, (select count(*) from feed_row)::int as lines`,
  );

async function expectNothingLost(code: string, work: () => Promise<Answer>): Promise<Answer> {
  const before = await written();
  const answer = await work();
  expectSaid(answer, code);
  expect(await written()).toEqual(before);
  return answer;
}

async function somebody(): Promise<PersonId> {
  const id = await window.person();
  await database.asOwner(
    'test: not insured here',
    'update coverage set withdrawn_at = now() where person_id = $1',
    [id],
  );
  return id;
}

async function named(person: PersonId): Promise<{ name: string; idNumber: string }> {
  const [row] = await database.sql<{ sealed: string }>(
    'test: number of',
    'select id_number_sealed as sealed from person where id = $1',
    [person],
  );
  const idNumber = database.sql.sealer.open(row?.sealed ?? '', sealedIn(PERSON_ID_NUMBER, person));
  return { name: '示例人', idNumber };
}

let recorded = 0;
/** Somebody whose number is well formed, unlike those of settlements' own tests. */
const known = () => addInsured(base, { id: `Q${++recorded}` });

const wrongDigitOf = (idNumber: string) =>
  idNumber.slice(0, 17) + (idNumber.endsWith('1') ? '2' : '1');

type Line = { readonly idNumber: string; readonly name: string; readonly county?: string };

/** Of each line that could not stand its code; every other line stands. */
async function listed(lines: readonly Line[]) {
  const list = { key: nextKey(), year: 2026, channel: 'station', lines };
  const { body } = await call('station', '/premium-lists', list);
  const { rows } = (await call('station', `/premium-lists/${body.id}/refusals`)).body;
  for (const { sentence } of rows) {
    expect(sentence.zh).toMatch(/。$/);
    expect(sentence.zh + sentence.en).not.toMatch(/\{\w+\}|undefined/);
  }
  const told = rows.map(({ line, code }: { line: number; code: string }) => [line, code]);
  return { told, orders: body.orders };
}

describe('identity numbers', () => {
  test('with a wrong check digit, or a day of birth that is none, are refused and insure nobody', async () => {
    const good = numberOf(301, '19900101');
    const parent = await somebody();
    const child = { parent, year: 2025, name: '示例宝' };
    const born = (idNumber: string) =>
      call('station', '/newborns', { ...child, key: nextKey(), idNumber });
    await expectNothingLost('enrolment.id_number_invalid', () =>
      born(wrongDigitOf(numberOf(301, '20251001'))),
    );
    await expectNothingLost('enrolment.id_number_invalid', () => born(numberOf(301, '20250230')));
    await expectNothingLost('enrolment.born_in_future', () => born(numberOf(301, '20251121')));
    const { told, orders } = await listed([
      { idNumber: wrongDigitOf(good), name: '示例甲', county: '532901' },
      { idNumber: numberOf(302, '19900230'), name: '示例乙', county: '532901' },
      { idNumber: good, name: '示例甲', county: '532901' },
    ]);
    expect([told, orders]).toEqual([
      [
        [1, 'enrolment.id_number_invalid'],
        [2, 'enrolment.id_number_invalid'],
      ],
      1,
    ]);
  });

  test('a person twice is insured once, and of two people with one number none', async () => {
    const [once, two] = [numberOf(303, '19900101'), numberOf(304, '19900101')];
    const { idNumber } = await known();
    const { told, orders } = await listed([
      { idNumber: once, name: '示例丙', county: '532901' },
      { idNumber: once, name: '示例丙', county: '532901' },
      { idNumber: two, name: '示例丁', county: '532901' },
      { idNumber: two, name: '示例戊', county: '532901' },
      { idNumber, name: '另一人' },
    ]);
    expect([told, orders]).toEqual([
      [
        [2, 'premium.person_twice'],
        [3, 'premium.number_of_two'],
        [4, 'premium.number_of_two'],
        [5, 'premium.name_differs'],
      ],
      1,
    ]);
  });
});

describe('sharing an account', () => {
  const grant = async (giver: PersonId, receiver: PersonId, more: object = {}) => {
    const relative = await named(receiver);
    const body = { key: nextKey(), ...relative, relation: 'spouse', quota: '50.00', ...more };
    return call('clerk', `/persons/${giver}/grants`, body);
  };
  const giverOf = async (balance: string) => {
    const giver = await addPerson(base, { scheme: 'employee' });
    await addAccount(base, giver, balance);
    return giver;
  };

  test('with somebody who is no relative, with oneself, or beyond what is available is refused', async () => {
    const [giver, relative] = [await giverOf('100.00'), await window.person()];
    await expectNothingLost('request.invalid', () =>
      grant(giver, relative, { relation: 'friend' }),
    );
    await expectNothingLost('accounts.same_person', () => grant(giver, giver));
    await expectNothingLost('accounts.quota_above_available', () =>
      grant(giver, relative, { quota: '100.01' }),
    );
    expect((await grant(giver, relative, { quota: '60.00' })).status).toBe(200);
    const second = await window.person();
    await expectNothingLost('accounts.quota_above_available', () =>
      grant(giver, second, { quota: '40.01' }),
    );
    await expectNothingLost('accounts.ends_before_start', () =>
      grant(giver, second, { quota: '1.00', endsOn: '2025-11-20' }),
    );
  });

  test('a wallet pays for four things, and a fifth is refused', async () => {
    const person = await addPerson(base, { scheme: 'employee' });
    const wallet = base.ids.next();
    await database.asOwner(
      'test: a wallet from elsewhere',
      `insert into wallet_quota (id, receiver_id, giver_area, giver_ref, giver_name, relation, position, amount, left_amount,
         state, offered_at, confirmed_by, confirmed_at)
       values ('${wallet}', '${person}', '511700', 'g', '示*人', 'child', 1, 50000, 50000, 'open', now(), '${person}', now())`,
    );
    const asked = { key: nextKey(), person, scheme: 'large-amount', year: 2025 };
    const { body } = await call('station', '/premiums', asked);
    const payments = `/premiums/${body.id}/payments`;
    await expectNothingLost('wallet.outside_the_uses', () =>
      call('station', payments, { key: nextKey(), by: 'wallet', grant: wallet }),
    );
    expect((await call('station', `/premiums/${body.id}`)).body.state).toBe('made');
  });
});

describe('premiums', () => {
  const order = async (person: PersonId) =>
    call('station', '/premiums', { key: nextKey(), person, scheme: 'resident', year: 2026 });
  const pay = (id: string) =>
    call('station', `/premiums/${id}/payments`, { key: nextKey(), by: 'cash' });

  test('paid twice are taken once', async () => {
    const { id } = (await order(await somebody())).body;
    const paid = await pay(id);
    await expectNothingLost('premium.paid_already', () => pay(id));
    expect((await call('station', `/premiums/${id}`)).body.receipt).toBe(paid.body.receipt);
  });

  test('of which a bank’s answer was lost are under way until it is asked, and paid once', async () => {
    const { id } = (await order(await somebody())).body;
    const bank = testCollector();
    bank.say('lost', 'unknown');
    const { premiums } = window.world;
    const deps = { ...premiums, collectors: { bank, tax: null } };
    const asked = { key: nextKey(), order: id, by: 'bank', agreement: 'AGREEMENT-1' } as const;
    const clerk = { id: 'clerk', office: null };
    expect((await collectPremium(deps, asked, clerk)).state).toBe('unknown');
    await expectNothingLost('premium.under_way', () => pay(id));
    // Asked again it still does not know, and then it does.
    expect((await collectPremium(deps, asked, clerk)).state).toBe('unknown');
    const found = await collectPremium(deps, asked, clerk);
    expect([found.state, bank.told.length]).toEqual(['paid', 1]);
    await expectNothingLost('premium.paid_already', () => pay(id));
  });

  test('after the window are asked for anew, with the waiting time that is due by then', async () => {
    const person = await somebody();
    const { id } = (await order(person)).body;
    window.setTime('2026-03-01 10:00');
    await expectNothingLost('premium.paid_too_late', () => pay(id));
    const late = (await order(person)).body;
    expect((await pay(late.id)).body.insurance).toMatchObject({ coveredFrom: '2026-06-01' });
    await expectNothingLost('enrolment.year_not_open', () =>
      call('station', '/premiums', { key: nextKey(), person, scheme: 'resident', year: 2027 }),
    );
    window.setTime('2025-11-20 16:00');
  });
});

describe('lists of special groups', () => {
  const HEADING = '身份证号,姓名,户号,人员类别,开始日期,终止日期';
  const lineOf = ({ idNumber, name }: { idNumber: string; name: string }, more = '') =>
    `${idNumber},${name},,低保对象,2025-01-01,${more}`;
  const csv = (lines: readonly string[], heading = HEADING) =>
    Buffer.from(`${[heading, ...lines].join('\n')}\n`);

  async function send(file: Buffer, more: Record<string, string> = {}): Promise<Answer> {
    const about = { source: 'civil-affairs', kind: 'full', asOf: '2025-11-20', name: '名单.csv' };
    const query = new URLSearchParams({ key: nextKey(), ...about, ...more });
    const answer = await fetch(`${window.address}/api/areas/532900/feeds/files?${query}`, {
      method: 'POST',
      headers: { authorization: 'Bearer office', 'content-type': 'application/octet-stream' },
      body: new Uint8Array(file),
    });
    const body = JSON.parse(await answer.text());
    return { status: answer.status, code: body.error?.code ?? null, body };
  }

  /** The file as a whole: nothing of it is taken in, and the list of lists says why. */
  async function expectRefusedFile(code: string, file: Buffer, more: Record<string, string> = {}) {
    const answer = await expectNothingLost(code, () => send(file, more));
    const { rows } = (await call('inspector', '/feeds?size=1')).body;
    expect(rows[0]).toMatchObject({ state: 'refused', refusal: { code } });
    expect(rows[0].refusal.zh).toBe(answer.body.error.zh);
    return answer;
  }

  async function reasonsOf(file: Buffer, more: Record<string, string> = {}) {
    const { id } = (await send(file, more)).body;
    await workFeed(feeds, id, 100);
    const { rows } = (await call('inspector', `/feeds/${id}/rows`)).body;
    for (const { reason } of rows) {
      if (reason === null) continue;
      expect(reason.zh).toMatch(/。$/);
      expect(reason.zh + reason.en).not.toMatch(/\{\w+\}|undefined/);
    }
    return {
      id,
      told: rows.map((row: { verdict: string; reason: { code: string } | null }) => [
        row.verdict,
        row.reason?.code ?? null,
      ]),
    };
  }

  test('without a column, or in two encodings, are refused with the column and the line', async () => {
    const one = lineOf(await named(await window.person()));
    const missing = await expectRefusedFile('feeds.column_missing', csv(['x,y'], '身份证号,姓名'));
    expect(missing.body.error.zh).toMatch(/人员类别|类别/);
    const mixed = Buffer.concat([csv([one]), Buffer.from([0xca, 0xbe, 0xc0, 0xfd, 0x0a])]);
    const answer = await expectRefusedFile('feeds.encoding_mixed', mixed);
    expect(answer.body.error.zh).toContain('3');
  });

  test('of a million lines that were cut off in the middle are refused before anything is read into them', async () => {
    const line = `${lineOf({ idNumber: numberOf(305), name: '示例长单' })}\n`;
    const whole = `${HEADING}\n${line.repeat(1_000_000)}`;
    const half = Buffer.from(whole.slice(0, Math.floor(whole.length / 2) + 7));
    const answer = await expectRefusedFile('feeds.cut_off', half, { rows: '1000000' });
    expect(answer.body.error.en).toContain('1000000');
    // Without a count the last line betrays it.
    await expectRefusedFile('feeds.cut_off', half);
  }, 120_000);

  test('keep the lines that stand beside those that repeat or contradict each other, or end before they begin', async () => {
    const person = async (): Promise<Line> => ({ ...(await known()), name: '示例人' });
    const [twice, torn] = [await person(), await person()];
    const [ended, sound] = [await person(), await person()];
    const { told, id } = await reasonsOf(
      csv([
        ...[lineOf(twice), lineOf(twice)],
        ...[lineOf(torn), lineOf(torn).replace('2025-01-01', '2025-02-01')],
        lineOf(ended, '2024-12-31'),
        lineOf({ ...sound, idNumber: wrongDigitOf(sound.idNumber), name: '查无此人' }),
        ...[lineOf({ ...sound, name: '另一人' }), lineOf(sound)],
      ]),
      { kind: 'full' },
    );
    expect(told).toEqual([
      ['change', null],
      ['same', 'feeds.duplicate'],
      ['doubtful', 'feeds.contradictory'],
      ['doubtful', 'feeds.contradictory'],
      ['refused', 'feeds.ends_before_start'],
      ['doubtful', 'feeds.number_invalid'],
      ['doubtful', 'feeds.other_name'],
      ['doubtful', 'feeds.number_of_two'],
    ]);
    // Every line is there, whatever became of it.
    expect((await readDetail(feeds, id)).feed.rows).toBe(8);
  });

  test('an identity of the office that ends before it begins is refused like one of a list', async () => {
    const person = await window.person();
    await expectNothingLost('groups.ends_before_start', () =>
      call('office', `/persons/${person}/groups`, {
        ...{ group: 'minimum-living', startsOn: '2025-03-01', endsOn: '2025-02-28' },
      }),
    );
  });
});

test('after all of it everything agrees', async () => {
  const report = await verify({ database, clock: window.world.clock });
  expect(report.checks.flatMap(({ problems }) => problems)).toEqual([]);
});
