import { Type } from 'typebox';
import { assert } from '../../kernel/assert.ts';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Upload } from '../../platform/http/bytes.ts';
import { pageAnswer, pageFields, pageOf, personsShown } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { actOnFeed, FEED_ACTS, reviewRow } from './act-on-feed.ts';
import { bringFeed } from './bring-feed.ts';
import { TOO_LARGE } from './errors.ts';
import { helpRows } from './help-routes.ts';
import { FEED_KINDS, VERDICTS } from './model.ts';
import {
  type FeedWorld,
  figuresOf,
  getFeed,
  readDetail,
  readRows,
  readToEnrol,
} from './read-feeds.ts';
import { listActs } from './store/acts.ts';
import { listFeeds } from './store/feeds.ts';
import {
  ChangeView,
  changeView,
  EnrolView,
  FeedDetail,
  FeedRowView,
  FeedView,
  feedView,
  SourceView,
} from './view.ts';

type Of = (area: AreaCode) => FeedWorld;

/** A list of a million lines; more is not one list. */
export const FILE_MAX = 128 * 1_048_576;
const ROWS_MAX = 5_000;
const Key = Type.String({ minLength: 8, maxLength: 80, pattern: '^[A-Za-z0-9._:-]+$' });
const ById = Type.Object({ id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) });
const sent = {
  key: Key,
  source: Type.String({ minLength: 1, maxLength: 40, description: 'Who sends, by code' }),
  kind: Type.Enum([...FEED_KINDS], { description: 'The whole list, or what changed' }),
  asOf: Type.String({ maxLength: 10, description: 'The day whose state the list tells' }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  rows: Type.Optional(Type.Integer({ minimum: 0, description: 'How many lines were sent' })),
  checksum: Type.Optional(Type.String({ pattern: '^[0-9a-fA-F]{64}$', description: 'SHA-256' })),
};
const Cell = Type.Union([Type.String({ maxLength: 200 }), Type.Number(), Type.Null()]);

export function feedRoutes(of: Of): Route[] {
  return [
    ...[sourcesRow(of), bringRow(of), fileRow(of), listRow(of), enrolRow(of)],
    ...[showRow(of), rowsRow(of), changesRow(of), actRow(of), reviewRowRow(of)],
    ...helpRows(of),
  ];
}

function sourcesRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/feeds/sources',
    permission: 'feed.read',
    summary: 'Authorities that send lists of special groups, and the groups on which each decides',
    answer: Type.Array(SourceView),
    person: null,
    async handle({ area }) {
      const { sources = [] } = figuresOf(of(area)) ?? {};
      return sources.map(({ code, zh, en, groups }) => ({
        code,
        names: { zh, en },
        groups: [...groups],
      }));
    },
  });
}

function bringRow(of: Of): Route {
  const { rows: announced, ...rest } = sent;
  return route({
    method: 'POST',
    path: '/feeds',
    permission: 'feed.write',
    summary: 'Takes in a list as objects and begins to check it; nothing is changed yet',
    body: Type.Object({
      ...rest,
      announced,
      rows: Type.Array(Type.Record(Type.String({ maxLength: 40 }), Cell), { maxItems: ROWS_MAX }),
    }),
    answer: FeedView,
    person: null,
    async handle({ area, caller, body }) {
      const world = of(area);
      const { announced: count = null, checksum = null, rows, ...about } = body;
      const said = { announced: { rows: count, checksum }, content: rows };
      const id = await bringFeed(world, { ...about, ...said, by: caller.id });
      return feedView(await getFeed(world.database.sql, id), figuresOf(world), world.word);
    },
  });
}

function fileRow(of: Of): Route {
  return route({
    method: 'POST',
    path: '/feeds/files',
    permission: 'feed.write',
    summary:
      'Takes in a list as a file: CSV (UTF-8 or GB18030), xlsx or JSON. The same file of the same day is the same feed',
    query: Type.Object(sent),
    takesFile: () => FILE_MAX,
    answer: FeedView,
    person: null,
    async handle({ area, caller, query, upload }) {
      const world = of(area);
      assert(upload, 'a row that takes a file is given one');
      const { rows = null, checksum = null, ...about } = query;
      const said = { announced: { rows, checksum }, content: await readUpload(upload) };
      const id = await bringFeed(world, { ...about, ...said, by: caller.id });
      return feedView(await getFeed(world.database.sql, id), figuresOf(world), world.word);
    },
  });
}

async function readUpload({ bytes }: Upload): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > FILE_MAX) throw new Rejection(TOO_LARGE, { limit: `${FILE_MAX / 1_048_576} MB` });
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size);
}

function listRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/feeds',
    permission: 'feed.read',
    summary: 'Lists that were taken in or refused, the newest first',
    query: Type.Object(pageFields),
    answer: pageAnswer(FeedView),
    person: null,
    async handle({ area, query }) {
      const world = of(area);
      const { feeds, total } = await listFeeds(world.database.sql, pageOf(query));
      return { rows: feeds.map((feed) => feedView(feed, figuresOf(world), world.word)), total };
    },
  });
}

function enrolRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/feeds/to-enrol',
    permission: 'feed.read',
    summary:
      'Who is in a special group by a list and not insured today: to be enrolled with a subsidy',
    query: Type.Object(pageFields),
    answer: Type.Array(EnrolView),
    person: (_, answer) =>
      (answer as { person: string | null }[]).flatMap(({ person }) => person ?? []),
    handle: ({ area, query }) => readToEnrol(of(area), pageOf(query)),
  });
}

function showRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/feeds/:id',
    permission: 'feed.read',
    summary: 'How far a list is, what its lines are, and what it would change or has changed',
    params: ById,
    answer: FeedDetail,
    person: null,
    refreshed: true,
    handle: ({ area, params }) => readDetail(of(area), params.id),
  });
}

function rowsRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/feeds/:id/rows',
    permission: 'feed.read',
    summary: 'Lines of a list by what they are; doubtful ones wait here for somebody to look',
    params: ById,
    query: Type.Object({ ...pageFields, verdict: Type.Optional(Type.Enum([...VERDICTS])) }),
    answer: pageAnswer(FeedRowView),
    person: personsShown,
    handle({ area, params, query }) {
      const verdicts = query.verdict === undefined ? VERDICTS : [query.verdict];
      return readRows(of(area), params.id, { verdicts, ...pageOf(query) });
    },
  });
}

function changesRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/feeds/:id/changes',
    permission: 'feed.read',
    summary: 'Additions or endings of a list, before and after they are done',
    params: ById,
    query: Type.Object({ ...pageFields, act: Type.Enum(['add', 'end']) }),
    answer: pageAnswer(ChangeView),
    person: personsShown,
    async handle({ area, params, query }) {
      const world = of(area);
      const { sql } = world.database;
      const { changes } = await readDetail(world, params.id);
      const { act } = query;
      const rows = await listActs(sql, (await getFeed(sql, params.id)).id, {
        act,
        ...pageOf(query),
      });
      return {
        rows: rows.map(changeView),
        total: act === 'add' ? changes.additions : changes.endings,
      };
    },
  });
}

function actRow(of: Of): Route {
  return route({
    method: 'POST',
    path: '/feeds/:id/acts',
    permission: 'feed.write',
    summary: 'Confirms a list that looks wrong (a second person), or does what its preview showed',
    params: ById,
    body: Type.Object({
      key: Key,
      act: Type.Enum([...FEED_ACTS]),
      version: Type.Integer({ minimum: 1 }),
    }),
    answer: FeedDetail,
    person: null,
    async handle({ area, caller, params, body }) {
      const { act, version } = body;
      await actOnFeed(of(area), { id: params.id, act, version, by: caller.id });
      return readDetail(of(area), params.id);
    },
  });
}

function reviewRowRow(of: Of): Route {
  return route({
    method: 'POST',
    path: '/feeds/:id/rows/:line/reviews',
    permission: 'feed.write',
    summary: 'Says of a doubtful line whose it is, or that it is left',
    params: Type.Object({ ...ById.properties, line: Type.Integer({ minimum: 2 }) }),
    body: Type.Object({
      key: Key,
      take: Type.Boolean(),
      person: Type.Optional(Type.String({ maxLength: 40 })),
      note: Type.String({ minLength: 1, maxLength: 500 }),
    }),
    answer: FeedDetail,
    person: ({ body }) => (body as { person?: string }).person ?? null,
    async handle({ area, caller, params, body }) {
      const { key, take, note } = body;
      const person = (body.person ?? null) as PersonId | null;
      const said = { key: `${caller.id} ${key}`, take, person, note, by: caller.id };
      await reviewRow(of(area), { feed: params.id, line: params.line, ...said });
      return readDetail(of(area), params.id);
    },
  });
}
