import { beforeEach, expect, test } from 'vitest';
import { createSealer, parseSealKeys, type Sealer } from '../seal.ts';
import { type AreaDatabase, openArea } from '../sql.ts';
import { TEST_SEALER, type TestArea, testArea } from '../testing.ts';
import { checkKeys, newestWithout, refuseKeys, retireOlder } from './key-book.ts';
import { renewAll, sealPlain } from './renew.ts';

const OLD = '01'.repeat(32);
const both = createSealer(parseSealKeys(`2:sm4:${'b'.repeat(64)},1:${OLD}`));
const newOnly = createSealer(parseSealKeys(`2:sm4:${'b'.repeat(64)}`));
const PEOPLE = 3_500;
const idNumber = (n: number) => `532999199001${String(n).padStart(6, '0')}`;
const phone = (n: number) => `138${String(n).padStart(8, '0')}`;
const nobody = () => undefined;

let area: TestArea;
beforeEach(async () => {
  area = await testArea();
});

function ownerWith(sealer: Sealer): AreaDatabase {
  return openArea({ url: area.url, area: area.area, poolSize: 2, sealer });
}

/** What an older version of the program left: everything in plain. */
async function writeInPlain(people = PEOPLE): Promise<void> {
  const numbers = Array.from({ length: people }, (_, n) => n);
  await area.asOwner(
    'test: people',
    `insert into person (id, id_number, name, initials, sex, born_on, county, household, phone)
     select 'P' || n, number, '示例人', 'slr', 'male', '1990-01-01', '532901', 'H', phone
     from unnest($1::int[], $2::text[], $3::text[]) as u(n, number, phone)`,
    [numbers, numbers.map(idNumber), numbers.map(phone)],
  );
  await area.asOwner(
    'test: others',
    `with v as (insert into provider (id, name, initials, county) values ('H1', '医院', 'yy', '532901')),
      a as (insert into pay_account (id, provider_id, holder, bank, number, made_by, made_at)
        values ('01900000-0000-7000-8000-000000000001', 'H1', '医院', '银行', '6222000011112222', 'x', now())),
      r as (insert into request (provider_id, transaction, key, body_hash, settlement_ids, answer)
        values ('H1', '2201', 'm1', 'h', '[]', '{"tel":"13800000001"}'),
          ('H1', '2201', 'm2', 'h', '[]', '{"a":"b"}'))
     insert into registration (id, person_id, provider_id, stay, number, began_at, particulars)
     values ('R1', 'P1', 'H1', true, '1', '2025-01-01 08:00:00', '{"bed":"1","phone":"13800000001"}')`,
  );
  await area.asOwner(
    'test: file',
    `insert into stored_file (id, provider_id, kind, name, bytes, sha256, ends_at)
     values ('01900000-0000-7000-8000-000000000002', 'H1', 'upload', 'f.zip', 'PK bytes', 'x', now()),
       ('01900000-0000-7000-8000-000000000003', null, 'catalogue', 'c.zip', 'PK all', 'x', now())`,
  );
}

type Left = { readonly plain: number; readonly old: number };

async function left(head: string): Promise<Left> {
  const [row] = await area.asOwner<Left>(
    'test: left',
    `select (select count(*)::int from person where id_number is not null or phone is not null) as plain,
       (select count(*)::int from person where not starts_with(id_number_sealed, $1)) as old`,
    [head],
  );
  return row as Left;
}

async function stored(): Promise<Record<string, string | Buffer>> {
  const [row] = await area.asOwner<Record<string, string>>(
    'test: stored',
    `select p.id_number_sealed as number, p.phone_sealed as phone, p.id_mark as mark,
       a.number_sealed as account, r.answer, g.particulars, f.bytes, f.sealed_by as "sealedBy"
     from person p, pay_account a, request r, registration g, stored_file f
     where p.id = 'P1' and r.key = 'm1' and g.id = 'R1' and f.provider_id is not null`,
  );
  return row as Record<string, string>;
}

function expectSealedWith(row: Record<string, string | Buffer>, sealer: Sealer): void {
  const text = (name: string) => row[name] as string;
  expect(sealer.open(text('number'), 'person.id_number:P1')).toBe(idNumber(1));
  expect(sealer.open(text('phone'), 'person.phone:P1')).toBe(phone(1));
  expect(sealer.mark(idNumber(1), 'person.id_number')).toBe(text('mark'));
  const account = 'pay_account.number:01900000-0000-7000-8000-000000000001';
  expect(sealer.open(text('account'), account)).toBe('6222000011112222');
  expect(sealer.open(text('answer'), 'request.answer:H1/2201/m1')).toBe('{"tel":"13800000001"}');
  const said = JSON.parse(text('particulars')) as { phone: string; bed: string };
  expect(sealer.open(said.phone, 'registration.particulars.phone:R1')).toBe('13800000001');
  expect(said.bed).toBe('1');
  const file = { bytes: row.bytes as Buffer, sealedBy: text('sealedBy') };
  const context = 'stored_file.bytes:01900000-0000-7000-8000-000000000002';
  expect(sealer.openBytes(file, context).toString()).toBe('PK bytes');
}

test('what an older version left in plain is sealed, once, and the plain columns are emptied', async () => {
  await writeInPlain();
  const owner = ownerWith(TEST_SEALER);
  expect(await sealPlain(owner, nobody)).toBe(PEOPLE + 4);
  expect(await left('a1:')).toEqual({ plain: 0, old: 0 });
  expectSealedWith(await stored(), TEST_SEALER);
  const others = await area.asOwner<{ answer: string; bytes: Buffer }>(
    'test: not sealed',
    `select answer, bytes from request, stored_file f where key = 'm2' and f.provider_id is null`,
  );
  expect(others[0]).toMatchObject({ answer: '{"a":"b"}', bytes: Buffer.from('PK all') });
  expect(await sealPlain(owner, nobody)).toBe(0);
  await owner.close();
});

test('sealing that was killed goes on where it stopped', async () => {
  await writeInPlain();
  const killed = ownerWith(TEST_SEALER);
  const stop = (_: string, done: number) => {
    if (done >= 2_000) throw new Error('killed');
  };
  await expect(sealPlain(killed, stop)).rejects.toThrow('killed');
  await killed.close();
  expect(await left('a1:')).toEqual({ plain: PEOPLE - 2_000, old: 0 });
  const owner = ownerWith(TEST_SEALER);
  expect(await sealPlain(owner, nobody)).toBe(PEOPLE - 2_000 + 4);
  expectSealedWith(await stored(), TEST_SEALER);
  await owner.close();
});

test('a rotation under writes leaves nothing under the older key, which may then be dropped', async () => {
  await writeInPlain(2_000);
  const first = ownerWith(TEST_SEALER);
  await checkKeys(first);
  await sealPlain(first, nobody);
  await first.close();

  const owner = ownerWith(both);
  await checkKeys(owner);
  // A server that has both keys goes on writing: new registrations, and changes of what is being sealed.
  let written = 0;
  const state = { rotating: true };
  const writing = (async () => {
    while (state.rotating) {
      written += 1;
      const context = `registration.particulars.phone:W${written}`;
      const sealer = written % 2 === 0 ? both : TEST_SEALER;
      await area.sql(
        'test: write',
        `insert into registration (id, person_id, provider_id, stay, number, began_at, particulars)
         values ($1, 'P1', 'H1', true, '1', '2025-01-01 08:00:00', $2)`,
        [`W${written}`, JSON.stringify({ phone: sealer.seal('13900000000', context) })],
      );
      await area.sql(
        'test: change',
        `update registration set particulars = particulars || ' ' where id = 'R1'`,
      );
    }
  })();
  const progress: number[] = [];
  const renewed = await renewAll(owner, {
    which: 'all',
    onProgress: (_, done) => progress.push(done),
  });
  state.rotating = false;
  await writing;
  expect(renewed).toBeGreaterThanOrEqual(2_000 + 4);
  expect(progress.length).toBeGreaterThan(2);
  await renewAll(owner, { which: 'all' });
  expect(await left('m2:')).toEqual({ plain: 0, old: 0 });
  expect(await retireOlder(owner.sql)).toEqual([1]);
  expectSealedWith(await stored(), newOnly);
  await owner.close();

  const without = ownerWith(newOnly);
  await checkKeys(without);
  expect(await renewAll(without, { which: 'all' })).toBe(0);
  await without.close();
});

test('a rotation that was killed goes on, and what is done stays done', async () => {
  await writeInPlain(2_500);
  const owner = ownerWith(TEST_SEALER);
  await sealPlain(owner, nobody);
  await owner.close();
  const rotating = ownerWith(both);
  const stop = () => {
    throw new Error('killed');
  };
  await expect(renewAll(rotating, { which: 'all', onProgress: stop })).rejects.toThrow('killed');
  expect((await left('m2:')).old).toBe(1_500);
  expect(await renewAll(rotating, { which: 'all' })).toBe(1_500 + 4);
  await rotating.close();
});

test('keys that are not those of the area are refused with a sentence', async () => {
  const first = ownerWith(TEST_SEALER);
  await checkKeys(first);
  await first.close();
  const refusals: readonly (readonly [string, string])[] = [
    [`1:${'c'.repeat(64)}`, 'The sealing key 1 is not the one that area 532900 is sealed with'],
    [`1:sm4:${OLD}`, 'The sealing key 1 is not the one'],
    [`2:${OLD}`, 'holds values sealed with key 1, which was not given'],
  ];
  for (const [keys, sentence] of refusals) {
    const other = ownerWith(createSealer(parseSealKeys(keys)));
    await expect(checkKeys(other), keys).rejects.toThrow(sentence);
    await other.close();
  }
});

test('a key older than what is in use cannot be the newest', () => {
  const booked = [{ number: 2, check: 'x', retired: true }];
  expect(refuseKeys('1', booked, TEST_SEALER.keys())).toContain('sealed with key 2 already');
});

test('a rotation sees servers that do not have the newest key', async () => {
  const server = openArea({ url: area.url, area: area.area, sealer: TEST_SEALER });
  await server.sql('test: busy', 'select 1');
  const owner = ownerWith(both);
  // The area of the test itself is such a connection as well.
  expect(await newestWithout(owner)).toBeGreaterThanOrEqual(1);
  const current = ownerWith(TEST_SEALER);
  expect(await newestWithout(current)).toBe(0);
  await Promise.all([server.close(), owner.close(), current.close()]);
});
