import { createHash } from 'node:crypto';
import type { PersonId } from '../../kernel/ids.ts';
import { CERTIFICATE, sealedIn } from '../../platform/sealing/columns.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Certificate, CertificateDocument, CertificateKind } from './model.ts';

export type NewCertificate = {
  readonly id: string;
  readonly person: PersonId;
  readonly case: string;
  readonly document: CertificateDocument;
  readonly issuedAt: string;
};

/** Writes it down once and for all; gives its hash. */
export async function insertCertificate(sql: Sql, one: NewCertificate): Promise<string> {
  const { id, person, document, issuedAt } = one;
  const text = JSON.stringify(document);
  const hash = hashOf(text);
  await sql(
    'certificates: insert',
    `insert into certificate (id, number, kind, person_id, case_id, document, hash, issued_on, issued_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[id, document.number, document.kind, person, one.case],
      ...[sql.sealer.seal(text, sealedIn(CERTIFICATE, id)), hash, document.issuedOn, issuedAt],
    ],
  );
  return hash;
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

type Row = Omit<Certificate, 'document'> & { readonly document: string };

const COLUMNS = `c.id, c.number, c.kind, c.person_id as person, c.case_id as "case", c.document, c.hash,
  c.issued_on as "issuedOn", w.withdrawn_at as "withdrawnAt"`;
const TABLES = 'certificate c left join certificate_withdrawal w on w.certificate_id = c.id';

export async function findCertificate(sql: Sql, id: string): Promise<Certificate | null> {
  const [row] = await sql<Row>(
    'certificates: by id',
    `select ${COLUMNS} from ${TABLES} where c.id = $1`,
    [id],
  );
  if (!row) return null;
  const text = sql.sealer.read(row.document, sealedIn(CERTIFICATE, id));
  return { ...row, document: JSON.parse(text) as CertificateDocument };
}

export type CertificateLine = {
  readonly id: string;
  readonly number: string;
  readonly kind: CertificateKind;
  readonly issuedOn: string;
  readonly withdrawnAt: string | null;
};

export type ListedCertificates = {
  readonly person: PersonId;
  /** Those whose case belongs to this office or one below it. */
  readonly within: string;
  readonly limit: number;
  readonly offset: number;
};

const OF_READER = `c.person_id = $1 and exists (select from matter_case m
  where m.id = c.case_id and exists (select from unnest(array[m.office, m.accepted_at, m.home]) place
    where place = $2 or starts_with(place, $2 || '/')))`;

/** Newest first. */
export async function listCertificates(
  sql: Sql,
  { person, within, limit, offset }: ListedCertificates,
): Promise<{ readonly rows: CertificateLine[]; readonly total: number }> {
  const rows = await sql<CertificateLine>(
    'certificates: of a person',
    `select c.id, c.number, c.kind, c.issued_on as "issuedOn", w.withdrawn_at as "withdrawnAt"
     from ${TABLES} where ${OF_READER} order by c.id desc limit $3 offset $4`,
    [person, within, limit, offset],
  );
  const [counted] = await sql<{ total: bigint }>(
    'certificates: count of a person',
    `select count(*) as total from certificate c where ${OF_READER}`,
    [person, within],
  );
  return { rows, total: Number(counted?.total ?? 0n) };
}

export type Withdrawal = {
  readonly id: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
};

/** False: it was withdrawn already. */
export async function insertWithdrawal(sql: Sql, one: Withdrawal): Promise<boolean> {
  const rows = await sql(
    'certificates: withdraw',
    `insert into certificate_withdrawal (certificate_id, reason, withdrawn_by, withdrawn_at)
     values ($1, $2, $3, $4) on conflict do nothing returning certificate_id`,
    [one.id, one.reason, one.by, one.at],
  );
  return rows.length === 1;
}
