import { type Static, Type } from 'typebox';
import type { AreaCode } from '../../../kernel/ids.ts';
import { mayAtOffice, PERMISSIONS, readsWithin } from '../../../platform/access.ts';
import { pageAnswer, pageFields, pageOf, personsShown } from '../../../platform/http/paging.ts';
import { type Caller, type Route, route } from '../../../platform/http/route.ts';
import { PaperBody, SubmissionBody, withPlaces } from '../../matters/index.ts';
import { actOnBatch, officeOf, readBatch } from './act-on-batch.ts';
import { bringBatch } from './bring-batch.ts';
import { BATCH_ACTS, type Batch, type BatchDeps, type BatchId, ROW_STATES } from './model.ts';
import type { PaperOfLine } from './read-sheet.ts';
import { countRows, listBatches, listRows } from './store.ts';
import {
  BatchRowView,
  BatchView,
  batchView,
  ColumnView,
  columnViews,
  rowView,
  type Word,
} from './view.ts';

export type BatchWorld = BatchDeps & { readonly word: Word };
type Of = (area: AreaCode) => BatchWorld;

const ById = Type.Object({ id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) });
const { key, matter, applicant, promised } = SubmissionBody.properties;
/** Of all rows together; of one there are as many as of a case that is brought by itself. */
const PAPERS_MAX = 20_000;
const PaperOfLineBody = Type.Object({
  line: Type.Integer({ minimum: 2, description: 'The line of the sheet that it is of' }),
  ...PaperBody.properties,
});
/** Beyond the rows themselves: the heading and empty lines between. */
const LINES_MAX = 10_000;
const Line = Type.Array(Type.String({ maxLength: 2_000 }), { maxItems: 100 });

const BatchBody = Type.Object({
  ...{ key, matter, applicant, promised },
  name: Type.String({ minLength: 1, maxLength: 200, description: 'Name of the sheet' }),
  heading: Line,
  lines: Type.Array(Line, { maxItems: LINES_MAX }),
  papers: Type.Optional(Type.Array(PaperOfLineBody, { maxItems: PAPERS_MAX })),
});

export function batchRoutes(of: Of): Route[] {
  return [columnsRow(of), bringRow(of), listRow(of), showRow(of), actRow(of)];
}

function columnsRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/matters/:code/columns',
    permission: 'matter.read',
    summary: 'What a sheet for many filings of a matter has to hold, column by column',
    params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
    answer: Type.Array(ColumnView),
    person: null,
    async handle({ area, params }) {
      const { matters, clock, database } = of(area);
      const { matter } = matters.shelf.get(params.code, clock.today());
      const fields = await withPlaces(database.sql, database.area, matter.fields);
      return columnViews({ ...matter, fields });
    },
  });
}

function bringRow(of: Of): Route {
  return route({
    method: 'POST',
    path: '/cases/batches',
    permission: 'matter.take',
    summary: 'Keeps the lines of a sheet and begins to try them; nothing is taken in yet',
    body: BatchBody,
    answer: BatchView,
    person: null,
    async handle({ area, caller, body }) {
      const id = await bringBatch(of(area), caller, broughtOf(body));
      return shown(of(area), caller, await readBatch(of(area), caller, id));
    },
  });
}

function broughtOf({ applicant: given, promised: all = [], ...body }: Static<typeof BatchBody>) {
  const { kind, name = '', phone = null, relation = null } = given;
  const { papers, ...sheet } = body;
  return {
    ...{ ...sheet, promised: all, applicant: { kind, name, phone, relation } },
    ...(papers && { papers: papers as PaperOfLine[] }),
  };
}

function listRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/cases/batches',
    permission: 'matter.read',
    summary: 'Batches of the own office and of those below it, the newest first',
    query: Type.Object(pageFields),
    answer: pageAnswer(BatchView),
    person: null,
    async handle({ area, caller, query }) {
      const world = of(area);
      const { batches, total } = await listBatches(world.database.sql, {
        ...{ within: readsWithin(caller, area), unplaced: mayAtOffice(caller, '', 'read') },
        ...pageOf(query),
      });
      return { rows: await shownAll(world, caller, batches), total };
    },
  });
}

const BatchWithRows = Type.Object({
  ...pageAnswer(BatchRowView).properties,
  batch: BatchView,
});

function showRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/cases/batches/:id',
    permission: 'matter.read',
    summary: 'How far a batch is, and its lines with what was said of each',
    params: ById,
    query: Type.Object({ ...pageFields, state: Type.Optional(Type.Enum([...ROW_STATES])) }),
    answer: BatchWithRows,
    person: personsShown,
    refreshed: true,
    async handle({ area, caller, params, query }) {
      const world = of(area);
      const batch = await shown(world, caller, await readBatch(world, caller, params.id));
      const { state } = query;
      const states = state === undefined ? ROW_STATES : [state];
      const id = batch.id as BatchId;
      const rows = await listRows(world.database.sql, id, { states, ...pageOf(query) });
      const total = state === undefined ? batch.rows : batch.counts[state];
      return { batch, rows: rows.map((row) => rowView(row, world.word)), total };
    },
  });
}

function actRow(of: Of): Route {
  return route({
    method: 'POST',
    path: '/cases/batches/:id/acts',
    permission: 'matter.take',
    summary: 'Submits what is good, stops, or tries once more; asked twice it is the same',
    params: ById,
    body: Type.Object({
      key,
      version: Type.Integer({ minimum: 1 }),
      act: Type.Enum([...BATCH_ACTS]),
      doubtful: Type.Optional(
        Type.Boolean({ description: 'Submit also what somebody should look at first' }),
      ),
    }),
    answer: BatchView,
    person: null,
    async handle({ area, caller, params, body }) {
      const { act, version, doubtful = false } = body;
      await actOnBatch(of(area), caller, { id: params.id, act, version, doubtful });
      return shown(of(area), caller, await readBatch(of(area), caller, params.id));
    },
  });
}

async function shown(world: BatchWorld, caller: Caller, batch: Batch): Promise<BatchView> {
  const [view] = await shownAll(world, caller, [batch]);
  return view as BatchView;
}

async function shownAll(world: BatchWorld, caller: Caller, batches: readonly Batch[]) {
  const { matters, clock, word, database } = world;
  const countsOf = await countRows(
    database.sql,
    batches.map(({ id }) => id),
  );
  const known = new Map(
    matters.shelf.inForce(clock.today()).map(({ matter: one }) => [one.code, one.names]),
  );
  const taking = PERMISSIONS[caller.role].includes('matter.take');
  return batches.map((batch) => {
    // A matter that ended since keeps its code.
    const names = known.get(batch.matter) ?? { zh: batch.matter, en: batch.matter };
    const takes = taking && mayAtOffice(caller, officeOf(batch), 'act');
    return batchView(batch, { counts: countsOf(batch.id), names, by: caller.id, takes, word });
  });
}
