import { fileURLToPath } from 'node:url';
import { word } from '../../border/open/index.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Settlements } from '../../money/settlement/index.ts';
import { checkDigitOf } from '../../people/enrolment/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import { PERSON_ID_NUMBER, sealedIn } from '../../platform/sealing/columns.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import { loadFigures } from '../../rules/figures/index.ts';
import { recogniseLate } from '../groups/index.ts';
import { type Brought, bringFeed } from './bring-feed.ts';
import type { FeedId, FeedKind } from './model.ts';
import { type FeedWorld, readDetail } from './read-feeds.ts';
import { workFeed } from './work-feed.ts';

const FIGURES = fileURLToPath(new URL('../../../matters/figures', import.meta.url));

const GROUPS: Readonly<Record<string, string>> = {
  低保对象: 'minimum-living',
  特困人员: 'destitute',
  返贫致贫人口: 'returned-to-poverty',
};

type World = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly settlements?: Pick<Settlements, 'recompute'>;
};

/** Without settlements nothing is there to be computed anew. */
export function feedWorld({ settlements, ...world }: World): FeedWorld {
  const none = { recompute: async () => ({ replayed: false, settlements: [] }) };
  const deps = { ...world, settlements: settlements ?? none };
  return {
    ...{ ...world, word, figures: loadFigures(FIGURES) },
    groupNamed: (name) => GROUPS[name] ?? null,
    recogniseSince: (id, membership) => recogniseLate(deps, id, membership),
  };
}

/** The well-formed number of the n-th evidently synthetic person of 1970. */
export function numberOf(n: number): string {
  const date = String(1 + Math.floor(n / 1_000)).padStart(2, '0');
  const first = `532901197001${date}${String(n % 1_000).padStart(3, '0')}`;
  return first + checkDigitOf(first);
}

export async function addPeople(sql: Sql, count: number, insured = true): Promise<void> {
  const all = Array.from({ length: count }, (_, n) => n);
  await sql(
    'test: people of lists',
    `insert into person (id, id_number_sealed, id_mark, name, initials, sex, born_on, county, household)
     select u.id, u.sealed, u.mark, u.name, 'slr', 'male', '1970-01-01', '532901', u.household
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as u (id, sealed, mark, name, household)`,
    [
      all.map(personOf),
      all.map((n) => sql.sealer.seal(numberOf(n), sealedIn(PERSON_ID_NUMBER, personOf(n)))),
      all.map((n) => sql.sealer.mark(numberOf(n), PERSON_ID_NUMBER)),
      all.map(nameOf),
      all.map((n) => `F${n >> 1}`),
    ],
  );
  if (!insured) return;
  await sql(
    'test: people of lists are insured',
    `insert into coverage (id, person_id, scheme, standing, starts_on)
     select gen_random_uuid(), id, 'resident', 'covered', '2024-01-01' from person p
     where not exists (select from coverage c where c.person_id = p.id)`,
  );
}

export const personOf = (n: number) => `L${String(n).padStart(4, '0')}` as PersonId;
export const nameOf = (n: number) => `示例${'甲乙丙丁戊己庚辛壬癸'[n % 10]}${n}`;

export const HEADING = '身份证号,姓名,户号,人员类别,开始日期,终止日期';

export function lineOf(n: number, { group = '低保对象', from = '2025-01-01', until = '' } = {}) {
  return [numberOf(n), nameOf(n), `F${n >> 1}`, group, from, until].join(',');
}

export function csvOf(lines: readonly string[], heading = HEADING): Buffer {
  return Buffer.from(`${[heading, ...lines].join('\n')}\n`);
}

/** Texts of these lists in GB18030, by what its own decoder says of every pair of bytes. */
export function gbOf(text: string): Buffer {
  const pairs = new Map<string, number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0xb0; lead <= 0xf7; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
      pairs.set(decoder.decode(Buffer.from([lead, trail])), [lead, trail]);
    }
  }
  return Buffer.from([...text].flatMap((letter) => pairs.get(letter) ?? [letter.charCodeAt(0)]));
}

let sent = 0;

export function broughtOf(content: Brought['content'], more: Partial<Brought> = {}): Brought {
  sent += 1;
  return {
    ...{ key: `feed-${sent}`, by: 'o.first', source: 'civil-affairs', kind: 'full' as FeedKind },
    ...{ asOf: '2025-07-01', name: '名单.csv', announced: { rows: null, checksum: null }, content },
    ...more,
  };
}

/** Takes a list in and works on it until somebody has to look. */
export async function checkedFeed(world: FeedWorld, brought: Brought): Promise<FeedId> {
  const id = await bringFeed(world, brought);
  await workFeed(world, id, 1_000);
  return id;
}

export async function detailOf(world: FeedWorld, id: FeedId) {
  return readDetail(world, id);
}
