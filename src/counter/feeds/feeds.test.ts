import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import writeBook from 'write-excel-file/node';
import { counterWorld } from '../matters/testing-case.ts';
import { actOnFeed, reviewRow } from './act-on-feed.ts';
import { bringFeed } from './bring-feed.ts';
import type { FeedId } from './model.ts';
import { readRows, readToEnrol } from './read-feeds.ts';
import {
  addPeople,
  broughtOf,
  checkedFeed,
  csvOf,
  detailOf,
  feedWorld,
  gbOf,
  HEADING,
  lineOf,
  nameOf,
  numberOf,
  personOf,
} from './testing.ts';
import { resumeFeeds, workFeed } from './work-feed.ts';

const base = await counterWorld({ today: '2025-07-01' });
const { database } = base;
const world = feedWorld(base);
await addPeople(database.sql, 40);

const refused = (code: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code }) });

async function run(id: FeedId, by = 'o.first') {
  const { feed } = await detailOf(world, id);
  await actOnFeed(world, { id, act: 'run', version: feed.version, by });
  await workFeed(world, id, 1_000);
  return detailOf(world, id);
}

async function held() {
  return database.sql<{ person: string; group: string; starts: string; ends: string | null }>(
    'test: held',
    `select person_id as person, group_code as "group", starts_on as starts, ends_on as ends
     from group_membership order by person_id, group_code, starts_on`,
  );
}

test('a full list is previewed, carried out, and changes nothing when it comes again', async () => {
  const lines = Array.from({ length: 20 }, (_, n) => lineOf(n));
  const file = csvOf(lines);
  const brought = () => broughtOf(file, { asOf: '2025-06-30' });
  const id = await checkedFeed(world, brought());
  const preview = await detailOf(world, id);
  expect(preview).toMatchObject({
    feed: { state: 'checked', encoding: 'utf-8', rows: 20, doubt: null },
    counts: { change: 20 },
    changes: { additions: 20, endings: 0, done: 0 },
  });
  expect(await held()).toHaveLength(0);
  const acted = await run(id);
  expect(acted).toMatchObject({ feed: { state: 'acted' }, changes: { done: 20, due: '0.00' } });
  expect(await held()).toHaveLength(20);
  // The same file under another key is the same feed, and what it did is told once more.
  expect(await bringFeed(world, brought())).toBe(id);
  const again = await checkedFeed(world, broughtOf(file, { asOf: '2025-07-01' }));
  expect(await detailOf(world, again)).toMatchObject({
    counts: { same: 20 },
    changes: { additions: 0, endings: 0 },
  });
  await run(again);
  expect(await held()).toHaveLength(20);
});

test('what a full list no longer names ends, and too much of it needs a second person', async () => {
  const lines = Array.from({ length: 15 }, (_, n) => lineOf(n));
  const id = await checkedFeed(world, broughtOf(csvOf(lines), { asOf: '2025-07-01' }));
  const { feed, changes } = await detailOf(world, id);
  expect([feed.doubt, changes.endings, changes.additions]).toEqual(['endings', 5, 0]);
  const { version } = feed;
  await expect(actOnFeed(world, { id, act: 'run', version, by: 'o.first' })).rejects.toEqual(
    refused('feeds.second_person_needed'),
  );
  await expect(actOnFeed(world, { id, act: 'confirm', version, by: 'o.first' })).rejects.toEqual(
    refused('feeds.same_person'),
  );
  await actOnFeed(world, { id, act: 'confirm', version, by: 'o.second' });
  await expect(actOnFeed(world, { id, act: 'run', version, by: 'o.first' })).rejects.toEqual(
    refused('feeds.changed_meanwhile'),
  );
  await run(id);
  const open = (await held()).filter(({ ends }) => ends === null);
  expect(open).toHaveLength(15);
  expect((await held()).filter(({ ends }) => ends === '2025-07-01')).toHaveLength(5);
});

test('a line that cannot be read ends the identity of nobody whom it names', async () => {
  const slips = [
    `${numberOf(0)},${nameOf(0)},F0,富人,2025-01-01,`,
    `${numberOf(1)},${nameOf(1)},F0,低保对象,2025-02-30,`,
    `,${nameOf(2)},F1,低保对象,2025-02-30,`,
  ];
  const lines = Array.from({ length: 12 }, (_, n) => lineOf(3 + n));
  const file = csvOf([...slips, ...lines]);
  const id = await checkedFeed(world, broughtOf(file, { asOf: '2025-07-01' }));
  expect(await detailOf(world, id)).toMatchObject({
    counts: { refused: 3, same: 12 },
    changes: { additions: 0, endings: 0 },
  });
});

test('another authority ends nothing of this one, and says nothing of its groups', async () => {
  const line = lineOf(30, { group: '返贫致贫人口' });
  const id = await checkedFeed(
    world,
    broughtOf(csvOf([line, lineOf(31)]), { source: 'agriculture' }),
  );
  const { counts, changes } = await detailOf(world, id);
  expect([counts, changes.endings]).toEqual([{ change: 1, refused: 1 }, 0]);
  const { rows } = await readRows(world, id, { verdicts: ['refused'], limit: 9, offset: 0 });
  expect(rows[0]).toMatchObject({
    ...{ line: 3, reason: { code: 'feeds.group_of_other', zh: expect.stringContaining('3') } },
    idNumber: expect.stringContaining('****'),
  });
});

test('GB18030, a workbook and objects say the same', async () => {
  const lines = [lineOf(0)];
  const text = `${HEADING}\n${lines.join('\n')}\n`;
  const asGb = await checkedFeed(world, broughtOf(gbOf(text)));
  expect(await detailOf(world, asGb)).toMatchObject({
    feed: { encoding: 'gb18030' },
    counts: { same: 1 },
  });
  const cells = [HEADING, ...lines].map((line) => line.split(',').map((value) => ({ value })));
  const book = await writeBook(cells as never, { buffer: true } as never);
  const bytes = Buffer.isBuffer(book)
    ? book
    : await (book as never as { toBuffer: () => Promise<Buffer> }).toBuffer();
  const asBook = await checkedFeed(world, broughtOf(bytes, { asOf: '2025-07-01' }));
  expect(await detailOf(world, asBook)).toMatchObject({
    feed: { format: 'xlsx' },
    counts: { same: 1 },
  });
  const rows = [
    { idNumber: numberOf(0), name: nameOf(0), group: '低保对象', startsOn: '2025-01-01' },
  ];
  const asObjects = await checkedFeed(world, broughtOf(rows, { asOf: '2025-07-01' }));
  expect(await detailOf(world, asObjects)).toMatchObject({
    feed: { format: 'json' },
    counts: { same: 1 },
  });
});

test.each([
  [
    'feeds.number_invalid',
    'doubtful',
    `${numberOf(1).slice(0, 17)}${numberOf(1).endsWith('1') ? '2' : '1'},无人,,低保对象,2025-01-01,`,
  ],
  [
    'feeds.number_invalid',
    'doubtful',
    `${numberOf(1).slice(0, 17)}${numberOf(1).endsWith('1') ? '2' : '1'},${nameOf(21)},F10,低保对象,2025-01-01,`,
  ],
  ['feeds.number_missing', 'doubtful', ',无人,F10,低保对象,2025-01-01,'],
  [null, 'change', `,${nameOf(22)},F11,低保对象,2025-01-01,`],
  ['feeds.other_name', 'doubtful', `${numberOf(23)},别人,F11,低保对象,2025-01-01,`],
  ['feeds.number_differs', 'doubtful', `${numberOf(900)},${nameOf(24)},F12,低保对象,2025-01-01,`],
  ['feeds.not_insured', 'enrol', `${numberOf(901)},外来人,F99,低保对象,2025-01-01,`],
  ['feeds.name_missing', 'refused', `${numberOf(25)},,F12,低保对象,2025-01-01,`],
  ['feeds.group_unknown', 'refused', `${numberOf(25)},${nameOf(25)},F12,富人,2025-01-01,`],
  ['feeds.day_invalid', 'refused', `${numberOf(25)},${nameOf(25)},F12,低保对象,2025-02-30,`],
  [
    'feeds.ends_before_start',
    'refused',
    `${numberOf(25)},${nameOf(25)},F12,低保对象,2025-03-01,2025-02-01`,
  ],
  ['feeds.cells_missing', 'refused', `${numberOf(25)},${nameOf(25)}`],
])('a line is told %s and is %s', async (code, verdict, line) => {
  const brought = broughtOf(csvOf([line, lineOf(39)]), {
    source: 'civil-affairs',
    asOf: '2025-07-01',
  });
  const id = await checkedFeed(world, brought);
  const { rows } = await readRows(world, id, {
    verdicts: [verdict as 'refused'],
    limit: 9,
    offset: 0,
  });
  expect(rows[0]).toMatchObject({ line: 2, verdict });
  expect(rows[0]?.reason?.code ?? null).toBe(code);
});

test('a day of birth beside the number has to be that of the number', async () => {
  const heading = `${HEADING},出生日期`;
  const id = await checkedFeed(
    world,
    broughtOf(csvOf([`${lineOf(26)},1971-01-01`], heading), { asOf: '2025-07-01' }),
  );
  const { rows } = await readRows(world, id, { verdicts: ['doubtful'], limit: 9, offset: 0 });
  expect(rows[0]?.reason?.code).toBe('feeds.born_on_differs');
});

test('one number of two names, doubles and contradictions are told line by line', async () => {
  const lines = [
    ...[lineOf(27), lineOf(27), lineOf(28), lineOf(28, { from: '2025-02-01' })],
    ...[lineOf(29), `${numberOf(29)},第二人,F14,低保对象,2025-01-01,`],
    ...[
      `${numberOf(902)},甲某,,低保对象,2025-01-01,`,
      `${numberOf(902)},乙某,,低保对象,2025-01-01,`,
    ],
  ];
  const id = await checkedFeed(world, broughtOf(csvOf(lines), { asOf: '2025-07-01' }));
  const verdicts = ['change', 'same', 'doubtful', 'refused', 'enrol'] as const;
  const { rows } = await readRows(world, id, { verdicts, limit: 20, offset: 0 });
  expect(rows.map(({ verdict, reason }) => [verdict, reason?.code ?? null])).toEqual([
    ['change', null],
    ['same', 'feeds.duplicate'],
    ['doubtful', 'feeds.contradictory'],
    ['doubtful', 'feeds.contradictory'],
    ['doubtful', 'feeds.number_of_two'],
    ['doubtful', 'feeds.other_name'],
    ['doubtful', 'feeds.number_of_two'],
    ['doubtful', 'feeds.number_of_two'],
  ]);
});

test('a doubtful line is taken or left by somebody, once, and nobody is lost by it', async () => {
  const line = `${numberOf(33)},写错了,F16,低保对象,2025-01-01,`;
  const brought = broughtOf(
    csvOf([line, lineOf(34)], `${HEADING},变动类型`.replace(',变动类型', '')),
    {
      ...{ kind: 'full', source: 'civil-affairs', asOf: '2025-07-01' },
    },
  );
  const id = await checkedFeed(world, brought);
  const review = {
    key: 'r-1',
    feed: id,
    line: 2,
    take: true,
    person: null,
    note: '已核实户口',
    by: 'o.first',
  };
  await reviewRow(world, review);
  await reviewRow(world, review);
  const { counts, changes } = await detailOf(world, id);
  expect([counts.change, changes.additions]).toEqual([2, 2]);
  await expect(reviewRow(world, { ...review, key: 'r-2' })).rejects.toEqual(
    refused('feeds.not_doubtful'),
  );
  await expect(reviewRow(world, { ...review, key: 'r-3', line: 99 })).rejects.toEqual(
    refused('feeds.unknown_row'),
  );
});

test('whoever is not insured is listed for enrolment until he is', async () => {
  const line = `${numberOf(950)},待参保,F99,特困人员,2025-01-01,`;
  const rows = [...Array(15).keys()].map((n) => lineOf(n));
  const id = await checkedFeed(world, broughtOf(csvOf([line, ...rows]), { asOf: '2025-07-01' }));
  await run(id);
  const listed = await readToEnrol(world, { limit: 20, offset: 0 });
  expect(listed).toMatchObject([{ name: '待*保', person: null, group: 'destitute', line: 2 }]);
});

test('a difference adds and ends, and an ending of nothing is doubtful', async () => {
  const heading = `${HEADING},变动类型`;
  const lines = [
    `${lineOf(0)},终止`,
    `${lineOf(35)},新增`,
    `${lineOf(36)},终止`,
    `${lineOf(37)},也许`,
  ];
  const brought = broughtOf(csvOf(lines, heading), { kind: 'difference', asOf: '2025-07-01' });
  const id = await checkedFeed(world, brought);
  expect((await detailOf(world, id)).counts).toEqual({ change: 2, doubtful: 1, refused: 1 });
  await run(id);
  const own = (await held()).filter(({ person }) => person === personOf(0));
  expect(own).toMatchObject([{ ends: '2025-07-01' }]);
});

test.each<[string, () => ReturnType<typeof broughtOf>]>([
  ['feeds.column_missing', () => broughtOf(csvOf(['x,y'], '身份证号,姓名'))],
  ['feeds.column_twice', () => broughtOf(csvOf([lineOf(1)], `${HEADING},姓名`))],
  ['feeds.empty', () => broughtOf(csvOf([]))],
  ['feeds.not_a_table', () => broughtOf(Buffer.from(zipSync({ 'a.txt': Buffer.from('x') })))],
  ['feeds.not_a_table', () => broughtOf(Buffer.from('{ "rows": 1 }'))],
  [
    'feeds.cut_off',
    () => broughtOf(csvOf([lineOf(1)]), { announced: { rows: 2, checksum: null } }),
  ],
  ['feeds.cut_off', () => broughtOf(csvOf([lineOf(1), '合计,2']))],
  ['feeds.cut_off', () => broughtOf(Buffer.from(`${HEADING}\n${lineOf(1)}\n${numberOf(2)},示`))],
  [
    'feeds.checksum_differs',
    () => broughtOf(csvOf([lineOf(1)]), { announced: { rows: null, checksum: '0'.repeat(64) } }),
  ],
  [
    'feeds.encoding_mixed',
    () =>
      broughtOf(Buffer.concat([csvOf([lineOf(1)]), Buffer.from([0xca, 0xbe, 0xc0, 0xfd, 0x0a])])),
  ],
  ['feeds.encoding_unknown', () => broughtOf(Buffer.from([0xca, 0xbe, 0x0a, 0xff, 0xff, 0x0a]))],
  ['feeds.unknown_source', () => broughtOf(csvOf([lineOf(1)]), { source: 'nobody' })],
  ['feeds.not_a_day', () => broughtOf(csvOf([lineOf(1)]), { asOf: '2025-13-01' })],
  ['feeds.as_of_in_future', () => broughtOf(csvOf([lineOf(1)]), { asOf: '2025-07-02' })],
  ['feeds.older_than_last', () => broughtOf(csvOf([lineOf(1)]), { asOf: '2024-07-02' })],
])('%s refuses the file as a whole, and leaves a line that says so', async (code, brought) => {
  await expect(bringFeed(world, brought())).rejects.toEqual(refused(code));
});

test('a mixture is refused with its line, and the refusal is kept', async () => {
  const bytes = Buffer.concat([csvOf([lineOf(1)]), Buffer.from([0xca, 0xbe, 0xc0, 0xfd, 0x0a])]);
  await expect(bringFeed(world, broughtOf(bytes))).rejects.toMatchObject({ facts: { line: '3' } });
  const rows = await database.sql<{ refusal: string }>(
    'test: refusals',
    `select refusal from feed where state = 'refused' and refusal like '%encoding_mixed%'`,
  );
  expect(rows.length).toBeGreaterThan(0);
});

test('what waits is found again without a job of its own', async () => {
  const id = await bringFeed(
    world,
    broughtOf(csvOf([lineOf(0)]), { source: 'disabled-federation' }),
  );
  await resumeFeeds(world);
  await workFeed(world, id, 100);
  expect((await detailOf(world, id)).feed.state).toBe('checked');
});

test('keys and unknown lists', async () => {
  const brought = broughtOf(csvOf([lineOf(38)]), { asOf: '2025-07-01', key: 'one-key' });
  await bringFeed(world, brought);
  await expect(bringFeed(world, { ...brought, content: csvOf([lineOf(37)]) })).rejects.toEqual(
    refused('feeds.key_used'),
  );
  const unknown = {
    id: '01900000-0000-7000-8000-000000000000',
    act: 'run' as const,
    version: 1,
    by: 'o',
  };
  await expect(actOnFeed(world, unknown)).rejects.toEqual(refused('feeds.unknown_feed'));
});
