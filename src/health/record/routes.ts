import { type Static, Type } from 'typebox';
import type { AreaCode, PersonId, ProviderId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { pageAnswer, pageFields, pageOf } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { UNKNOWN_DOCUMENT } from './errors.ts';
import { DOCUMENT_KINDS, type KeptDocument } from './model.ts';
import type { Records } from './records.ts';
import { findDocumentById } from './store.ts';

export type RecordRouteDeps = { readonly database: AreaDatabase; readonly records: Records };
type Of = (area: AreaCode) => RecordRouteDeps;

const Nullable = Type.Union([Type.String(), Type.Null()]);
export const DocumentSummary = Type.Object({
  id: Type.String(),
  provider: Type.Unsafe<ProviderId>(Type.String()),
  kind: Type.Enum([...DOCUMENT_KINDS]),
  number: Type.String(),
  version: Type.Integer(),
  person: Nullable,
  on: Type.String(),
  title: Type.String(),
  items: Type.Array(Type.String()),
  abnormal: Type.Union([Type.Boolean(), Type.Null()]),
  recognisedUntil: Nullable,
  recordedAt: Type.String(),
});
export type DocumentSummary = Static<typeof DocumentSummary>;
const DocumentView = Type.Object({ ...DocumentSummary.properties, document: Type.String() });

export function recordRoutes(of: Of): Route[] {
  return [listRoute(of), readRoute(of)];
}

function listRoute(of: Of): Route {
  return route({
    method: 'GET',
    path: '/clinical-documents',
    permission: 'record.read',
    summary: "A person's reports, notes and orders, the latest first",
    query: Type.Object({
      person: Type.String({ minLength: 1, maxLength: 30 }),
      kind: Type.Optional(Type.Enum([...DOCUMENT_KINDS])),
      item: Type.Optional(Type.String({ maxLength: 30 })),
      ...pageFields,
    }),
    answer: pageAnswer(DocumentSummary),
    person: ({ query }) => query.person,
    async handle({ area, caller, query }) {
      const { database, records } = of(area);
      const person = query.person as PersonId;
      const { provider: reader } = caller;
      if (reader) await records.checkReader(database.sql, { reader, person, of: null });
      const found = await records.list(database.sql, {
        ...{ person, provider: null, title: null, recognisedOn: null, from: null },
        kinds: query.kind ? [query.kind] : DOCUMENT_KINDS,
        item: query.item ?? null,
        ...pageOf(query),
      });
      return { rows: found.rows.map(summaryOf), total: found.total };
    },
  });
}

function readRoute(of: Of): Route {
  return route({
    method: 'GET',
    path: '/clinical-documents/:id',
    permission: 'record.read',
    summary: 'One version of a document, whole',
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    answer: DocumentView,
    person: (_, answer) => (answer as KeptDocument).person,
    async handle({ area, caller, params }) {
      const { database, records } = of(area);
      const found = await findDocumentById(database.sql, params.id);
      const { provider: reader } = caller;
      const hidden = found?.person === null && reader !== null && found.provider !== reader;
      if (!found || hidden) throw new Rejection(UNKNOWN_DOCUMENT, { number: params.id });
      const { person, provider } = found;
      if (reader && person) {
        await records.checkReader(database.sql, { reader, person, of: provider });
      }
      return { ...summaryOf(found), document: found.document };
    },
  });
}

function summaryOf(kept: KeptDocument): DocumentSummary {
  const { id, provider, kind, number, version, person, on, title, items } = kept;
  const { abnormal, recognisedUntil, recordedAt } = kept;
  return {
    ...{ id, provider, kind, number, version, person, on, title, items: [...items] },
    ...{ abnormal, recognisedUntil, recordedAt },
  };
}
