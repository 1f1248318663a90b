import { Type } from 'typebox';
import { assert } from '../../kernel/assert.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { pageAnswer, pageFields, pageOf, personsShown } from '../../platform/http/paging.ts';
import { type Caller, type Route, route } from '../../platform/http/route.ts';
import { listJobs } from '../../platform/jobs/read-jobs.ts';
import type { NoticesOf } from './model.ts';
import { retryNotice } from './send-notice.ts';
import { listNotices, listOwn } from './store.ts';

const Words = Type.Object({ zh: Type.String(), en: Type.String() });
/** A county's own reader is given his, whatever he leaves open. */
const OfCounty = Type.Optional(Type.String({ pattern: '^[0-9]{6}$' }));
const State = Type.Union([Type.Literal('waiting'), Type.Literal('failed'), Type.Literal('sent')]);

const NoticeAnswer = Type.Object({
  id: Type.String(),
  case: Type.String(),
  number: Type.String(),
  matter: Type.String(),
  event: Type.String(),
  channel: Type.String(),
  person: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
  address: Type.Union([Type.String(), Type.Null()]),
  words: Words,
  madeAt: Type.String(),
  sentAt: Type.Union([Type.String(), Type.Null()]),
  tries: Type.Integer(),
  failure: Type.Union([Type.String(), Type.Null()]),
  state: State,
});

const OwnAnswer = Type.Object({
  id: Type.String(),
  case: Type.String(),
  event: Type.String(),
  words: Words,
  at: Type.String(),
  about: Type.Union([Type.String(), Type.Null()], {
    description: 'Masked name of the child whose matter it is; null: one’s own',
  }),
});

const JobAnswer = Type.Object({
  id: Type.String(),
  task: Type.String(),
  payload: Type.Record(Type.String(), Type.String()),
  since: Type.String(),
  nextTry: Type.String(),
  tries: Type.Integer(),
  triesMax: Type.Integer(),
  lastError: Type.Union([Type.String(), Type.Null()]),
  state: Type.String({ description: 'running, due, later, again (it failed before), given-up' }),
});

export function noticeRoutes(of: NoticesOf): Route[] {
  return [listRow(of), retryRow(of), ownRow(of), jobsRow(of)];
}

function listRow(of: NoticesOf): Route {
  return route({
    method: 'GET',
    path: '/notices',
    permission: 'matter.audit',
    summary: 'What was said or has to be said to people about their cases, by state',
    query: Type.Object({
      state: Type.Optional(State),
      county: OfCounty,
      ...pageFields,
    }),
    answer: pageAnswer(NoticeAnswer),
    person: personsShown,
    refreshed: true,
    handle: ({ area, caller, query }) =>
      listNotices(of(area).database.sql, {
        ...pageOf(query),
        state: query.state ?? 'waiting',
        below: belowOf(area, caller, query.county ?? null),
      }),
  });
}

function belowOf(area: AreaCode, { office }: Caller, county: string | null): string | null {
  if (office) return office;
  return county === null ? null : `${area}/${county}`;
}

function retryRow(of: NoticesOf): Route {
  return route({
    method: 'POST',
    path: '/notices/:id/retry',
    permission: 'matter.lead',
    summary: 'Sends a notice again that failed, under the key it had',
    params: Type.Object({ id: Type.String({ pattern: '^[0-9a-fA-F-]{36}$' }) }),
    body: Type.Object({}, { additionalProperties: false }),
    answer: Type.Object({ id: Type.String() }),
    person: null,
    async handle({ area, caller, params: { id } }) {
      await retryNotice(of(area), caller, id);
      return { id };
    },
  });
}

function ownRow(of: NoticesOf): Route {
  return route({
    method: 'GET',
    path: '/own/notices',
    permission: 'own.read',
    summary: 'What was said to me, also about children for whom I filed, newest first',
    query: Type.Object(pageFields),
    answer: pageAnswer(OwnAnswer),
    person: ({ caller }) => caller.person ?? null,
    refreshed: true,
    handle: ({ area, caller, query }) => {
      // The open demonstration is nobody, and nobody has notices.
      if (!caller.person) return Promise.resolve({ rows: [], total: 0 });
      return listOwn(of(area).database.sql, { person: caller.person, ...pageOf(query) });
    },
  });
}

function jobsRow(of: NoticesOf): Route {
  return route({
    method: 'GET',
    path: '/jobs',
    permission: 'matter.audit',
    summary: 'What waits to be done, since when, when it is tried next, and why it was not yet',
    query: Type.Object({ county: OfCounty, ...pageFields }),
    answer: pageAnswer(JobAnswer),
    person: null,
    handle: ({ area, caller, query }) => {
      const { database } = of(area);
      assert(database.area === area, 'a world is of its area');
      const below = belowOf(area, caller, query.county ?? null);
      return listJobs(database.sql, { area, below, ...pageOf(query) });
    },
  });
}
