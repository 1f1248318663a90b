import { type Static, Type } from 'typebox';
import { findPersonByIdNumber, isIdNumber } from '../../people/enrolment/index.ts';
import { readsWithin } from '../../platform/access.ts';
import { pageFields, pageOf } from '../../platform/http/paging.ts';
import type { Caller } from '../../platform/http/route.ts';
import type { Sql } from '../../platform/sql.ts';
import type { MatterDeps } from './deps.ts';
import { CASE_STATES } from './model.ts';
import { summaryOfCase } from './show-case.ts';
import {
  countColours,
  findPersonsNamed,
  findQueue,
  QUEUE_SORTS,
  type QueueSearch,
} from './store/queue.ts';

export const QueueQuery = Type.Object({
  queue: Type.Optional(Type.Enum(['mine', 'office', 'all', 'owed'])),
  colour: Type.Optional(Type.Enum(['red', 'amber', 'green'])),
  matter: Type.Optional(Type.String({ maxLength: 60 })),
  state: Type.Optional(Type.Enum([...CASE_STATES])),
  office: Type.Optional(Type.String({ maxLength: 24 })),
  home: Type.Optional(
    Type.String({ maxLength: 24, description: 'Office of the place where the person lives' }),
  ),
  text: Type.Optional(
    Type.String({ maxLength: 40, description: 'Number of a case, identity number, id or name' }),
  ),
  sort: Type.Optional(Type.Enum([...QUEUE_SORTS])),
  order: Type.Optional(Type.Enum(['asc', 'desc'])),
  ...pageFields,
});

export const QueueCountsView = Type.Object({
  red: Type.Integer(),
  amber: Type.Integer(),
  green: Type.Integer({ description: 'Of the ten thousand most urgent' }),
});

/** What lies beyond the reader's place is not told, whatever he asks for. */
export async function readQueue(
  deps: MatterDeps,
  caller: Caller,
  query: Static<typeof QueueQuery>,
) {
  const { sql } = deps.database;
  const today = deps.clock.today();
  const { cases, total } = await findQueue(sql, await searchOf(deps, caller, query));
  const rows = [];
  for (const { case: one, personName } of cases) {
    const matter = await deps.shelf.byHash(sql, one.document);
    rows.push(summaryOfCase({ case: one, matter }, { name: personName, caller, today }));
  }
  return { rows, total };
}

export async function countQueue(
  deps: MatterDeps,
  caller: Caller,
  query: Static<typeof QueueQuery>,
) {
  return countColours(deps.database.sql, await searchOf(deps, caller, query));
}

async function searchOf(
  deps: MatterDeps,
  caller: Caller,
  query: Static<typeof QueueQuery>,
): Promise<QueueSearch> {
  const { area, sql } = deps.database;
  const today = deps.clock.today();
  const own = readsWithin(caller, area);
  const asked = query.office ?? own;
  const within = asked.startsWith(`${own}/`) ? asked : own;
  const { queue = 'office' } = query;
  return {
    ...{ queue: queue === 'office' && within !== own ? 'all' : queue, me: caller.id },
    ...{ own: caller.office ?? null, within, everywhere: within === area },
    hidden: caller.role !== 'demo',
    ...{ colour: query.colour ?? null, today, matter: query.matter ?? null },
    home: query.home ?? null,
    ...{ state: query.state ?? null, ...(await soughtOf(sql, query.text?.trim() ?? '')) },
    ...{ sort: query.sort ?? 'due', descending: query.order === 'desc' },
    ...pageOf(query),
  };
}

async function soughtOf(sql: Sql, text: string) {
  if (text === '') return { persons: null, number: null };
  if (/^\d{6}-\d{4}/.test(text)) return { persons: null, number: text };
  const number = text.toUpperCase();
  if (!isIdNumber(number)) return { persons: await findPersonsNamed(sql, text), number: null };
  const person = await findPersonByIdNumber(sql, number);
  return { persons: person ? [person.id] : [], number: null };
}
