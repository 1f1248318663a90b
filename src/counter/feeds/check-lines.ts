import { assert } from '../../kernel/assert.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { PERSON_ID_NUMBER } from '../../platform/sealing/columns.ts';
import type { Sql } from '../../platform/sql.ts';
import { sourceOf } from './bring-feed.ts';
import { decideMatch } from './decide-match.ts';
import { NO_FIGURES } from './errors.ts';
import type { Feed, FeedDeps, ReadRow } from './model.ts';
import { readColumns } from './read-columns.ts';
import { type Reading, readRow } from './read-row.ts';
import { findParts, keepStep, type Part } from './store/feeds.ts';
import { findByMarks, findInHouseholds, insertRows, type MatchedRow } from './store/rows.ts';

/** Reads and matches the next thousand lines of a feed. The caller holds the feed. */
export async function checkLines(sql: Sql, deps: FeedDeps, feed: Feed): Promise<void> {
  const [part] = await findParts(sql, feed.id, [feed.done]);
  assert(part, 'a feed has as many parts as it says');
  const reading = readingOf(deps, feed);
  const read = readPart(part, reading);

  await insertRows(sql, feed.id, await matchRows(sql, read));

  const done = feed.done + 1;
  await keepStep(
    sql,
    feed.id,
    done < feed.total
      ? { state: 'checking', reached: '', done, total: feed.total }
      : { state: 'comparing', reached: '', done: 0, total: feed.rows },
  );
}

function readingOf({ figures, database, clock, groupNamed }: FeedDeps, feed: Feed): Reading {
  const { kind, asOf, heading } = feed;
  const found = figures.on(database.area, clock.today())?.feeds;
  if (!found) throw new Rejection(NO_FIGURES, { day: clock.today() });
  const { groups } = sourceOf(found, feed.source);
  const known = new Map<string, string | null>();
  // A list of 300,000 lines calls its groups by three names.
  const named = (name: string) => {
    if (!known.has(name)) known.set(name, groupNamed(name));
    return known.get(name) ?? null;
  };
  return { columns: readColumns(heading, kind), kind, asOf, groups, groupNamed: named };
}

export function readPart({ firstLine, lines }: Part, reading: Reading): ReadRow[] {
  return lines.flatMap((cells, at) =>
    cells.every((cell) => cell === '') ? [] : [readRow(firstLine + at, cells, reading)],
  );
}

async function matchRows(sql: Sql, rows: readonly ReadRow[]): Promise<MatchedRow[]> {
  const { sealer } = sql;
  const marks = new Map<string, readonly string[]>();
  for (const { idNumber } of rows) {
    if (idNumber !== null) marks.set(idNumber, sealer.marks(idNumber, PERSON_ID_NUMBER));
  }
  const byMark = await findByMarks(sql, [...marks.values()].flat());
  const bearer = (number: string) =>
    (marks.get(number) ?? []).map((mark) => byMark.get(mark)).find((found) => found !== undefined);
  const unsure = rows.flatMap(({ idNumber, name, household, wrongNumber }) => {
    if (household === null || name === '') return [];
    const known = idNumber !== null && !wrongNumber && bearer(idNumber) !== undefined;
    return known ? [] : [{ name, household }];
  });
  const inHouseholds = await findInHouseholds(sql, unsure);
  return rows.map((row) => {
    const { idNumber, name, household } = row;
    const match = decideMatch(row, {
      byNumber: bearer(idNumber ?? '') ?? null,
      byHousehold: inHouseholds.get(`${household} ${name}`) ?? [],
    });
    const mark = idNumber === null ? null : (marks.get(idNumber)?.[0] ?? null);
    return { ...row, ...match, mark };
  });
}
