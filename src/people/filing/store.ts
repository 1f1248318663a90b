import type { PersonId, ProviderId } from '../../kernel/ids.ts';
import { FILING, sealedIn, sealWhereNeeded } from '../../platform/sealing/columns.ts';
import { maskPersonalNumbers } from '../../platform/sealing/personal-numbers.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Filing, FilingContent, FilingId, FilingKind, NewFiling } from './model.ts';
import type { Withdrawal } from './withdraw.ts';

type Row = Omit<Filing, 'content' | 'said'> & { readonly particulars: string };
/** What stands in the document beside the columns. */
type Particulars = {
  readonly content: FilingContent;
  readonly said: NewFiling['said'];
};

const COLUMNS = `filing.id, person_id as person, filed_by as "filedBy", office, scheme,
  starts_on as "startsOn", ends_on as "endsOn", particulars, filing.operator,
  recorded_at as "recordedAt", withdrawn_on as "withdrawnOn"`;
const FILINGS = 'filing left join filing_withdrawal w on w.filing_id = filing.id';

/** Of all times, withdrawn ones too, oldest first. Absent: none. */
export async function findFilings(
  sql: Sql,
  persons: readonly PersonId[],
  kind: FilingKind | null,
): Promise<Map<PersonId, Filing[]>> {
  const rows = await sql<Row>(
    'filing: of persons',
    `select ${COLUMNS} from ${FILINGS}
     where person_id = any($1) and ($2::text is null or kind = $2) order by filing.id`,
    [persons, kind],
  );
  const found = new Map<PersonId, Filing[]>();
  for (const row of rows) {
    const list = found.get(row.person);
    if (list) list.push(filingFrom(sql, row));
    else found.set(row.person, [filingFrom(sql, row)]);
  }
  return found;
}

export async function findFiling(sql: Sql, id: FilingId): Promise<Filing | null> {
  const rows = await sql<Row>(
    'filing: by id',
    `select ${COLUMNS} from ${FILINGS} where filing.id = $1`,
    [id],
  );
  return rows[0] ? filingFrom(sql, rows[0]) : null;
}

export async function insertFiling(sql: Sql, filing: Omit<Filing, 'withdrawnOn'>): Promise<void> {
  const { id, content, said, person, filedBy, scheme, startsOn, endsOn, operator } = filing;
  const particulars: Particulars = { content, said };
  // Whoever files gives a telephone and an identity number of their own.
  const text = JSON.stringify(particulars);
  await sql(
    'filing: insert',
    `insert into filing (id, kind, person_id, filed_by, provider_id, scheme, starts_on, ends_on,
       particulars, operator, office, place, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[id, content.kind, person, filedBy, providerIn(content), scheme, startsOn, endsOn],
      ...[sealWhereNeeded(sql.sealer, text, sealedIn(FILING, id)), operator],
      ...[filing.office ?? null, content.kind === 'away' ? content.place : null],
      filing.recordedAt,
    ],
  );
}

export async function insertWithdrawal(sql: Sql, withdrawal: Withdrawal): Promise<void> {
  const { id, reason, operator, today } = withdrawal;
  await sql(
    'filing: withdraw',
    `insert into filing_withdrawal (filing_id, reason, operator, withdrawn_on)
     values ($1, $2, $3, $4)`,
    [id, maskPersonalNumbers(reason), operator, today],
  );
}

function providerIn(content: FilingContent): ProviderId | null {
  if (content.kind === 'transfer') return content.to;
  return content.kind === 'provider' ? content.chosen : null;
}

function filingFrom({ sealer }: Sql, { particulars, ...row }: Row): Filing {
  const text = sealer.read(particulars, sealedIn(FILING, row.id));
  const { content, said } = JSON.parse(text) as Particulars;
  return { ...row, content, said };
}
