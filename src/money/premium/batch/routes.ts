import { type Static, Type } from 'typebox';
import type { AreaCode } from '../../../kernel/ids.ts';
import { formatYuan } from '../../../kernel/money.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { isWithin } from '../../../platform/access.ts';
import { pageAnswer, pageFields, pageOf } from '../../../platform/http/paging.ts';
import { type Caller, type Route, route } from '../../../platform/http/route.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { PremiumDeps } from '../deps.ts';
import { UNKNOWN_BATCH } from '../errors.ts';
import type { BatchId } from '../model.ts';
import { actorOf, ById, Key, keyOf, Year } from '../order-routes.ts';
import { enrolBatch } from './enrol-batch.ts';
import { BATCH_CHANNELS, type Batch } from './model.ts';
import { findBatch, findProgress, findRefusals, searchBatches } from './store.ts';

/** A collector stands in front of so many people at the most; a county comes as a file. */
const LINES_MAX = 500;

const Line = Type.Object({
  idNumber: Type.String({ maxLength: 30 }),
  name: Type.String({ maxLength: 60 }),
  county: Type.Optional(Type.String({ pattern: '^\\d{6}$' })),
  household: Type.Optional(Type.String({ maxLength: 64 })),
});

export const ListView = Type.Object({
  id: Type.String(),
  year: Type.Integer(),
  channel: Type.Enum([...BATCH_CHANNELS]),
  lines: Type.Integer(),
  done: Type.Integer({ description: 'Lines that were looked at' }),
  orders: Type.Integer({ description: 'Persons whose premiums were asked for or paid' }),
  persons: Type.Integer({ description: 'Recorded for the first time' }),
  refused: Type.Integer(),
  personal: Type.String({ description: 'Collected, in yuan' }),
  madeBy: Type.String(),
  madeAt: Type.String(),
  office: Type.Union([Type.String(), Type.Null()]),
});
export type ListView = Static<typeof ListView>;

const RefusalView = Type.Object({
  line: Type.Integer(),
  code: Type.String(),
  facts: Type.Record(Type.String(), Type.String()),
  sentence: Type.Union([Type.Object({ zh: Type.String(), en: Type.String() }), Type.Null()]),
});

async function viewOf(sql: Sql, batch: Batch): Promise<ListView> {
  const { id, year, channel, lines, madeBy, madeAt, office } = batch;
  const { personal, ...progress } = await findProgress(sql, id);
  return {
    ...{ id, year, channel, lines, madeBy, madeAt, office, ...progress },
    personal: formatYuan(personal),
  };
}

export function listRows(of: (area: AreaCode) => PremiumDeps): Route[] {
  return [bringing(of), ...reading(of)];
}

function bringing(of: (area: AreaCode) => PremiumDeps): Route {
  return route({
    method: 'POST',
    path: '/premium-lists',
    permission: 'premium.write',
    summary:
      'Enrols the people of a collector’s list and takes their premiums; each has a receipt of his own',
    body: Type.Object({
      key: Key,
      year: Year,
      channel: Type.Enum(['station', 'none']),
      lines: Type.Array(Line, { minItems: 1, maxItems: LINES_MAX }),
    }),
    answer: ListView,
    person: null,
    async handle({ area, body, caller }) {
      const deps = of(area);
      const lines = body.lines.map(({ idNumber, name, county = '', household = '' }, i) => ({
        ...{ line: i + 1, name: name.trim(), county, household },
        idNumber: idNumber.trim().toUpperCase(),
      }));
      const { year, channel } = body;
      const request = { key: keyOf(caller, body.key), year, channel, lines };
      const { batch } = await enrolBatch(deps, request, actorOf(caller));
      return viewOf(deps.database.sql, batch);
    },
  });
}

function reading(of: (area: AreaCode) => PremiumDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/premium-lists',
      permission: 'premium.read',
      summary: 'Lists of people who enrol together, newest first',
      query: Type.Object(pageFields),
      answer: pageAnswer(ListView),
      person: null,
      async handle({ area, query, caller }) {
        const { sql } = of(area).database;
        const { rows, total } = await searchBatches(sql, caller.office ?? null, pageOf(query));
        return { rows: await Promise.all(rows.map((row) => viewOf(sql, row))), total };
      },
    }),
    route({
      method: 'GET',
      path: '/premium-lists/:id',
      permission: 'premium.read',
      summary: 'One list and how far it is',
      params: ById,
      answer: ListView,
      person: null,
      handle: async ({ area, params, caller }) =>
        viewOf(of(area).database.sql, await getBatch(of(area), params.id, caller)),
    }),
    route({
      method: 'GET',
      path: '/premium-lists/:id/refusals',
      permission: 'premium.read',
      summary: 'Lines of a list that cannot stand, and why',
      params: ById,
      query: Type.Object(pageFields),
      answer: pageAnswer(RefusalView),
      person: null,
      async handle({ area, params, query, caller }) {
        const { sql } = of(area).database;
        const { id } = await getBatch(of(area), params.id, caller);
        const { refused: total } = await findProgress(sql, id);
        const { word } = of(area);
        const found = await findRefusals(sql, id, pageOf(query));
        const rows = found.map((row) => ({
          ...row,
          sentence: word?.(row.code, row.facts) ?? null,
        }));
        return { rows, total };
      },
    }),
  ];
}

/** A counter reads lists of its own and of those below it, as it is shown them; any other is told as one that does not exist. */
async function getBatch({ database }: PremiumDeps, id: string, caller: Caller): Promise<Batch> {
  const batch = await findBatch(database.sql, id as BatchId);
  const { office } = caller;
  const shown = batch && (!office || (batch.office !== null && isWithin(batch.office, office)));
  if (!shown) throw new Rejection(UNKNOWN_BATCH, { id });
  return batch;
}
