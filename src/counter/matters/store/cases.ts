import type { PersonId } from '../../../kernel/ids.ts';
import { CASE_APPLICANT, CASE_FORM, sealedIn } from '../../../platform/sealing/columns.ts';
import type { Sql } from '../../../platform/sql.ts';
import { canonicalText } from '../document/document-text.ts';
import type { Applicant, Case, CaseId, Form } from '../model.ts';

export const CASE_COLUMNS = `c.id, c.number, c.matter, c.document, c.person_id as person,
  c.provider_id as provider, c.applicant, c.channel, c.promised, c.state, c.step, c.office,
  c.accepted_at as "acceptedAt", c.home, c.assignee, c.opened_by as "openedBy",
  c.submitted_at as "submittedAt", c.accepted_on as "acceptedOn", c.decided_at as "decidedAt",
  c.ended_at as "endedAt", c.due_on as "dueOn", c.step_due_on as "stepDueOn",
  c.amber_on as "amberOn", c.due_provisional as "dueProvisional", c.days_left as "daysLeft",
  c.step_days_left as "stepDaysLeft", c.returns, c.escalations, c.chases, c.confidential, c.form, c.result,
  c.excluded, c.version`;

export type CaseRow = Omit<Case, 'applicant' | 'form' | 'result' | 'promised' | 'excluded'> & {
  readonly applicant: string;
  readonly form: string;
  readonly result: string;
  readonly promised: string;
  readonly excluded: string;
};

const OPEN_STATES = `('submitted', 'open', 'returned', 'approved', 'paying')`;

export async function findCase(sql: Sql, id: CaseId): Promise<Case | null> {
  const rows = await sql<CaseRow>(
    'matters: case',
    `select ${CASE_COLUMNS} from matter_case c where c.id = $1`,
    [id],
  );
  return rows[0] ? caseFrom(sql, rows[0]) : null;
}

/** Holds the case until the transaction ends: of two officers at one moment the second sees what the first did. */
export async function lockCase(sql: Sql, id: CaseId): Promise<Case | null> {
  const rows = await sql<CaseRow>(
    'matters: lock case',
    `select ${CASE_COLUMNS} from matter_case c where c.id = $1 for update`,
    [id],
  );
  return rows[0] ? caseFrom(sql, rows[0]) : null;
}

/** Requests with one key wait for each other, so that the second finds what the first made. */
export async function lockKey(sql: Sql, key: string): Promise<void> {
  await sql(
    'matters: lock key',
    `select pg_advisory_xact_lock(hashtextextended(current_schema() || ' case key ' || $1, 0))`,
    [key],
  );
}

export type Kept = { readonly id: CaseId; readonly bodyHash: string };

export async function findByKey(sql: Sql, key: string): Promise<Kept | null> {
  const rows = await sql<Kept>(
    'matters: case by key',
    `select id, body_hash as "bodyHash" from matter_case where key = $1`,
    [key],
  );
  return rows[0] ?? null;
}

export type OpenCase = Pick<Case, 'id' | 'number' | 'state' | 'acceptedAt' | 'submittedAt'> & {
  /** Whether the very same was asked for. */
  readonly same: boolean;
};

export type AlikeSearch = {
  readonly matter: string;
  readonly person: PersonId | null;
  readonly provider: string | null;
  readonly marks: readonly string[];
};

/** What is under way for the same person or provider in the same matter. */
export function findOpenAlike(sql: Sql, search: AlikeSearch): Promise<OpenCase[]> {
  return sql<OpenCase>(
    'matters: open alike',
    `select id, number, state, accepted_at as "acceptedAt", submitted_at as "submittedAt",
       form_mark = any($4) as same
     from matter_case
     where matter = $1 and state in ${OPEN_STATES}
       and (person_id = $2 or ($2::text is null and provider_id = $3))
     order by id desc limit 20`,
    [search.matter, search.person, search.provider, search.marks],
  );
}

/** Without a gap: the row is held until the case that bears the number is there, or nothing is. */
export async function nextNumber(sql: Sql, year: number): Promise<bigint> {
  const [row] = await sql<{ last: bigint }>(
    'matters: next number',
    `insert into case_number as n (year, last) values ($1, 1)
     on conflict (year) do update set last = n.last + 1 returning last`,
    [year],
  );
  return row?.last ?? 1n;
}

export type NewCase = {
  readonly case: Case;
  readonly key: string;
  readonly bodyHash: string;
  readonly formMark: string;
};

export async function insertCase(sql: Sql, fresh: NewCase): Promise<void> {
  const { case: one, key, bodyHash, formMark } = fresh;
  const { id, number, matter, document, person, provider, channel, confidential, openedBy } = one;
  await sql(
    'matters: insert case',
    `insert into matter_case (id, number, key, body_hash, matter, document, person_id, provider_id,
       applicant, channel, confidential, opened_by, home, accepted_at, submitted_at, form, form_mark,
       state, office)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
       'submitted', $18)`,
    [
      ...[id, number, key, bodyHash, matter, document, person, provider],
      ...[applicantText(sql, id, one.applicant), channel, confidential, openedBy, one.home],
      ...[one.acceptedAt, one.submittedAt, formText(sql, id, one.form), formMark, one.office],
    ],
  );
  await updateCase(sql, one);
}

/** Everything that can change in the life of a case, from the case as it was decided. */
export async function updateCase(sql: Sql, one: Case): Promise<void> {
  await sql(
    'matters: update case',
    `update matter_case set state = $2, step = $3, office = $4, assignee = $5, accepted_on = $6,
       decided_at = $7, ended_at = $8, due_on = $9, step_due_on = $10, amber_on = $11,
       due_provisional = $12, days_left = $13, step_days_left = $14, returns = $15,
       escalations = $16, result = $17, excluded = $18, promised = $19, form = $20, version = $21,
       chases = $22
     where id = $1`,
    [
      ...[one.id, one.state, one.step, one.office, one.assignee, one.acceptedOn],
      ...[one.decidedAt, one.endedAt, one.dueOn, one.stepDueOn, one.amberOn],
      ...[one.dueProvisional, one.daysLeft, one.stepDaysLeft, one.returns, one.escalations],
      ...[canonicalText(one.result), one.excluded.join(' '), one.promised.join(' ')],
      ...[formText(sql, one.id, one.form), one.version, one.chases],
    ],
  );
}

/** What waits to be carried out, oldest first. */
export async function findApproved(sql: Sql, after: string): Promise<CaseId[]> {
  const rows = await sql<{ id: CaseId }>(
    'matters: approved',
    `select id from matter_case where state = 'approved' and id > $1 order by id limit 500`,
    [after],
  );
  return rows.map(({ id }) => id);
}

/** What is late while some office upwards does not know it yet; its path names so many. */
export async function findLate(sql: Sql, today: string, after: string): Promise<CaseId[]> {
  const rows = await sql<{ id: CaseId }>(
    'matters: late',
    `select id from matter_case
     where state in ('submitted', 'open', 'approved', 'paying') and step_due_on < $1 and id > $2
       and escalations < cardinality(string_to_array(office, '/'))
     order by id limit 500`,
    [today, after],
  );
  return rows.map(({ id }) => id);
}

export async function findProvisional(sql: Sql, after: string): Promise<CaseId[]> {
  const rows = await sql<{ id: CaseId }>(
    'matters: provisional',
    `select id from matter_case where due_provisional and ended_at is null and id > $1
     order by id limit 500`,
    [after],
  );
  return rows.map(({ id }) => id);
}

/** What is decided and still owes a paper of which not everybody was told. */
export async function findOwing(sql: Sql, most: number, after: string): Promise<CaseId[]> {
  const rows = await sql<{ id: CaseId }>(
    'matters: owing',
    `select id from matter_case
     where promised <> '' and state in ('paying', 'done') and chases < $1 and id > $2
     order by id limit 500`,
    [most, after],
  );
  return rows.map(({ id }) => id);
}

function formText({ sealer }: Sql, id: CaseId, form: Form): string {
  return sealer.seal(canonicalText(form), sealedIn(CASE_FORM, id));
}

function applicantText({ sealer }: Sql, id: CaseId, applicant: Applicant): string {
  return sealer.seal(canonicalText(applicant), sealedIn(CASE_APPLICANT, id));
}

export function caseFrom({ sealer }: Sql, row: CaseRow): Case {
  const open = (text: string, column: string) =>
    JSON.parse(sealer.open(text, sealedIn(column, row.id)));
  const applicant = open(row.applicant, CASE_APPLICANT) as Applicant;
  return {
    ...row,
    applicant: {
      ...applicant,
      phone: applicant.phone ?? null,
      relation: applicant.relation ?? null,
    },
    form: open(row.form, CASE_FORM) as Form,
    result: JSON.parse(row.result) as Case['result'],
    promised: words(row.promised),
    excluded: words(row.excluded),
  };
}

function words(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}
