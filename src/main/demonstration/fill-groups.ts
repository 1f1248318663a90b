import { bringFeed, type FeedWorld, workFeed } from '../../counter/feeds/index.ts';
import { addDays } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { Outage } from '../../kernel/rejection.ts';
import {
  checkDigitOf,
  findIdentifiedPersons,
  type IdentifiedPerson,
} from '../../people/enrolment/index.ts';
import { recordMembership } from '../../people/groups/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { watchBurden } from '../../watch/burden/index.ts';
import { startAudit, type TiltDeps, workAudit } from '../../watch/tilt/index.ts';
import { findNotes, writeNote } from './store.ts';

export type GroupsWorld = TiltDeps & { readonly feeds: FeedWorld };

const LISTED = 6;
const DONE = 'groups';
/** A number of the county that does not exist, and of nobody in it. */
const STRANGER = '53299919600101001';

/**
 * Shows what comes of special groups: a list of civil affairs that waits to be looked at, with one doubtful line and one person
 * who is not insured; an audit with a finding; and whose own payments were high. Told once.
 */
export async function fillGroups(world: GroupsWorld): Promise<void> {
  const { sql } = world.database;
  if ((await findNotes(sql)).some(({ action }) => action === DONE)) return;
  const year = await fullestYear(sql);
  if (year === null) return;
  try {
    await bringList(world);
    await missOne(world, year);
    await watchBurden(world.feeds, year);
  } catch (error) {
    // Without a queue of jobs nobody would work on any of it, and nothing of it is shown.
    if (!(error instanceof Outage)) throw error;
  }
  await writeNote(sql, { action: DONE, detail: '' });
}

/** The year through which the demonstration's clock walked. */
async function fullestYear(sql: Sql): Promise<number | null> {
  const [row] = await sql<{ year: number | null }>(
    'demonstration: fullest year',
    'select benefit_year as year from settlement group by 1 order by count(*) desc, 1 desc limit 1',
  );
  return row?.year ?? null;
}

/** People of no group, the last of the load: the first ones have scenes of their own. */
async function bringList({ database, clock, feeds }: GroupsWorld): Promise<void> {
  const rows = await database.sql<{ id: PersonId }>(
    'demonstration: people for a list',
    `select p.id from person p where not exists (select from group_membership m where m.person_id = p.id)
     order by p.id desc limit $1`,
    [LISTED],
  );
  const people = await findIdentifiedPersons(
    database.sql,
    rows.map(({ id }) => id),
  );
  const [doubtful, ...rest] = [...people.values()];
  if (!doubtful) return;
  const today = clock.today();
  const lineOf = ({ idNumber, name, household }: IdentifiedPerson) => ({
    ...{ idNumber, name, household, group: 'minimum-living' },
    ...{ startsOn: addDays(today, -60), endsOn: '' },
  });
  const stranger = {
    ...lineOf(doubtful),
    idNumber: STRANGER + checkDigitOf(STRANGER),
    name: '演示未参保',
  };
  const content = [
    ...rest.map(lineOf),
    { ...lineOf(doubtful), name: `${doubtful.name}（误）` },
    { ...stranger, household: '' },
  ].map((line) => ({ ...line, change: 'add' }));
  const id = await bringFeed(feeds, {
    ...{ key: 'demonstration', by: 'demonstration', source: 'civil-affairs', kind: 'difference' },
    ...{
      asOf: today,
      name: '演示：民政局低保变动名单',
      announced: { rows: content.length, checksum: null },
    },
    content,
  });
  await workFeed(feeds, id);
}

/** Somebody is recognised as of long ago by hand, and what was settled since is not computed anew: the audit finds it. */
async function missOne(world: GroupsWorld, year: number): Promise<void> {
  const [found] = await world.database.sql<{ person: PersonId }>(
    'demonstration: somebody with a large own payment',
    `select s.person_id as person from settlement s
     where s.benefit_year = $1 and s.kind = 'settlement' and s.scheme = 'resident' and s.cash > 0
       and not exists (select from group_membership m where m.person_id = s.person_id)
       and not exists (select from settlement o where o.original_id = s.id)
     order by s.cash desc, s.id limit 1`,
    [year],
  );
  if (!found) return;
  const startsOn = `${year}-01-01` as ReturnType<GroupsWorld['clock']['today']>;
  await recordMembership(world, {
    ...{ personId: found.person, groupCode: 'minimum-living', startsOn, endsOn: null },
    decidedOn: world.clock.today(),
  });
  const run = await startAudit(world, {
    ...{ key: 'demonstration', by: 'demonstration' },
    ...{ from: `${year}-01-01`, until: `${year + 1}-01-01` },
  });
  await workAudit(world, run);
}
