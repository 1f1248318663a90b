import { createHash } from 'node:crypto';
import type { PersonId, ProviderId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { findCurrentVisit, findRegistrations } from '../../money/encounter/index.ts';
import { findPersons } from '../../people/enrolment/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { Sql } from '../../platform/sql.ts';
import { findCodes } from '../../rules/catalogue/index.ts';
import { decideKeep, type Hashed, type KeepFacts, nameOf } from './decide-keep.ts';
import { NO_CURRENT_VISIT } from './errors.ts';
import {
  type ClinicalDocument,
  type DocumentName,
  type DocumentSearch,
  type KeptDocument,
  RECOGNISABLE,
} from './model.ts';
import { findDocument, findNewest, holdNumbers, insertDocuments, listDocuments } from './store.ts';

type Keep = {
  readonly documents: readonly ClinicalDocument[];
  readonly operator: string;
  /** How long any result is recognised while the area has loaded no list of recognised items. */
  readonly daysWithoutList: number;
};
type Found = { readonly rows: readonly KeptDocument[]; readonly total: number };

export type Records = {
  /** How many versions came of it; all of a message or nothing. */
  readonly keep: (sql: Sql, request: Keep) => Promise<number>;
  /** The newest of each number, without those taken back, the latest day first. */
  readonly list: (sql: Sql, search: DocumentSearch) => Promise<Found>;
  readonly find: (sql: Sql, name: DocumentName) => Promise<KeptDocument | null>;
  /** What others wrote of a person is read by whom the person is with now. */
  readonly checkReader: (sql: Sql, who: Reader) => Promise<void>;
};

export type Reader = {
  readonly reader: ProviderId;
  readonly person: PersonId;
  /** Whose documents; null: everybody's. */
  readonly of: ProviderId | null;
};

export type RecordDeps = { readonly clock: Clock; readonly ids: IdSource };

export function createRecords({ clock, ids }: RecordDeps): Records {
  return {
    async keep(sql, { documents, operator, daysWithoutList }) {
      const hashed = documents.map(withHash);
      await holdNumbers(sql, hashed);
      const facts = { ...(await gather(sql, hashed)), today: clock.today(), daysWithoutList };

      const kept = decideKeep(hashed, facts);

      const at = clock.now().toISOString();
      const rows = kept.map((one) => ({ ...one, id: ids.next(), operator, at }));
      if (rows.length > 0) await insertDocuments(sql, rows);
      return rows.length;
    },
    list: listDocuments,
    find: findDocument,
    async checkReader(sql, { reader, person, of }) {
      if (of === reader || (await findCurrentVisit(sql, reader, person, clock.today()))) return;
      throw new Rejection(NO_CURRENT_VISIT);
    },
  };
}

async function gather(
  sql: Sql,
  documents: readonly Hashed[],
): Promise<Omit<KeepFacts, 'today' | 'daysWithoutList'>> {
  const registrations = await findRegistrations(
    sql,
    unique(documents, (one) => one.registration),
  );
  const persons = await findPersons(
    sql,
    unique(documents, (one) => one.person),
  );
  const newest = await findNewest(sql, documents);
  const reports = documents.filter(({ kind }) => RECOGNISABLE.includes(kind));
  const items = [...new Set(reports.flatMap((one) => one.items))];
  const list = reports.length > 0 ? await findCodes(sql, 'recognised-item', items) : null;
  const days = [...(list?.entries ?? [])].flatMap(([code, { endsOn, particulars }]) => {
    const count = Number(particulars.days ?? '0');
    return endsOn === null && count > 0 ? [[code, count] as const] : [];
  });
  return {
    registrations,
    persons: new Set(persons.keys()),
    newest: new Map(newest.map((one) => [nameOf(one), one])),
    recognised: list?.loaded ? new Map(days) : null,
  };
}

function unique<Value>(
  documents: readonly Hashed[],
  pick: (one: Hashed) => Value | null,
): NonNullable<Value>[] {
  return [...new Set(documents.flatMap((one) => pick(one) ?? []))] as NonNullable<Value>[];
}

/** Over what is kept and whether it stands, so that a repetition is seen as one. */
function withHash(document: ClinicalDocument): Hashed {
  const text = JSON.stringify([document.valid, document.on, document.document]);
  return { ...document, hash: createHash('sha256').update(text).digest('hex') };
}
