import { Type } from 'typebox';
import { type Day, isDay } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { permitOffice } from '../../platform/access.ts';
import { pageAnswer, pageFields, pageOf } from '../../platform/http/paging.ts';
import { type Caller, type Route, route } from '../../platform/http/route.ts';
import type { MatterCode } from '../matters/index.ts';
import type { OfficePath } from '../offices/index.ts';
import { WRONG_PERIOD } from './errors.ts';
import type { Results, Supervision } from './model.ts';
import type { ResultsBook } from './results-book.ts';
import { shareAnswers } from './share-answers.ts';
import { findEvents, findOfficeNames } from './store.ts';
import { type DeskDeps, supervise } from './supervise.ts';
import {
  EventView,
  eventView,
  ResultsView,
  resultsView,
  SupervisionView,
  supervisionView,
} from './view.ts';

export type DeskWorld = DeskDeps & {
  /** Of the documents in force: matters whose deadline asks for the payment. */
  readonly untilPaid: () => readonly MatterCode[];
  /** One for the area and the life of the program: what it counted once it keeps. */
  readonly results: ResultsBook;
};
type Of = (area: AreaCode) => DeskWorld;

const OfficeText = Type.Optional(
  Type.String({ maxLength: 32, description: 'An office; else one’s own, and below' }),
);
const span = { from: Type.String({ maxLength: 10 }), until: Type.String({ maxLength: 10 }) };

export function deskRoutes(of: Of): Route[] {
  return [standingRoute(of), resultsRoute(of), eventsRoute(of)];
}

function standingRoute(of: Of): Route {
  const shares = new Map<AreaCode, ReturnType<typeof shareAnswers<Supervision>>>();
  return route({
    method: 'GET',
    path: '/supervision',
    permission: 'matter.audit',
    summary: 'What an office and those below it have in hand, by office, person and place',
    query: Type.Object({ office: OfficeText }),
    answer: SupervisionView,
    person: null,
    async handle({ area, caller, query }) {
      const world = of(area);
      const within = officeFor(caller, area, query.office);
      const share = shares.get(area) ?? shareAnswers<Supervision>(() => world.clock.now());
      shares.set(area, share);
      const counted = await share(within, () => supervise(world, within));
      const names = await findOfficeNames(world.database.sql, within);
      return supervisionView(counted, { today: world.clock.today(), names });
    },
  });
}

function resultsRoute(of: Of): Route {
  const shares = new Map<AreaCode, ReturnType<typeof shareAnswers<Results>>>();
  return route({
    method: 'GET',
    path: '/supervision/results',
    permission: 'matter.audit',
    summary: 'What ended in a period and how much of it in time, by matter, office and person',
    query: Type.Object({ office: OfficeText, ...span }),
    answer: ResultsView,
    person: null,
    async handle({ area, caller, query }) {
      const world = of(area);
      const within = officeFor(caller, area, query.office);
      const { from, until } = periodOf(query);
      const share = shares.get(area) ?? shareAnswers<Results>(() => world.clock.now());
      shares.set(area, share);
      const ended = { within, from, until, untilPaid: world.untilPaid() };
      const counted = await share([within, from, until].join(' '), () => world.results(ended));
      const names = await findOfficeNames(world.database.sql, within);
      return resultsView(counted, { from, until, names });
    },
  });
}

function eventsRoute(of: Of): Route {
  return route({
    method: 'GET',
    path: '/case-events',
    permission: 'matter.audit',
    summary: 'Steps of all cases in a period, newest first: who, where, when',
    query: Type.Object({
      office: OfficeText,
      ...span,
      actor: Type.Optional(Type.String({ maxLength: 64 })),
      act: Type.Optional(Type.String({ maxLength: 32 })),
      ...pageFields,
    }),
    answer: pageAnswer(EventView),
    person: null,
    async handle({ area, caller, query }) {
      const { database } = of(area);
      const within = officeFor(caller, area, query.office);
      const page = pageOf(query);
      const { actor = null, act = null } = query;
      const filter = { within, ...periodOf(query), actor, act };
      // One more than is shown tells whether there is a next page; nobody counts a year of steps.
      const found = await findEvents(database.sql, filter, { ...page, limit: page.limit + 1 });
      const rows = found.slice(0, page.limit).map(eventView);
      return { rows, total: page.offset + found.length };
    },
  });
}

/** Named, or one's own; whoever has none looks at the whole area as far as he may. */
function officeFor(caller: Caller, area: AreaCode, named: string | undefined): OfficePath {
  const own = caller.office ?? (caller.county ? `${area}/${caller.county}` : area);
  const office = (named ?? own) as OfficePath;
  permitOffice(caller, office, 'read');
  return office;
}

function periodOf({ from, until }: { readonly from: string; readonly until: string }) {
  if (!isDay(from) || !isDay(until) || until <= from)
    throw new Rejection(WRONG_PERIOD, { from, until });
  return { from: from as Day, until: until as Day };
}
