import type { Day } from '../../kernel/days.ts';
import type { PersonId, ProviderId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { Page } from '../../platform/http/paging.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Scheme } from '../../rules/policy/index.ts';
import type { Finding, FindingKind, Run, RunId } from './model.ts';

const RUN = `id, from_day as "from", until_day as "until", state, reached, persons, asked_by as "askedBy",
  asked_at as "askedAt", finished_at as "finishedAt"`;

export async function insertRun(sql: Sql, run: Run, key: string): Promise<boolean> {
  const rows = await sql(
    'tilt: insert run',
    `insert into tilt_run (id, key, from_day, until_day, state, asked_by, asked_at)
     values ($1, $2, $3, $4, 'running', $5, $6) on conflict (key) do nothing returning id`,
    [run.id, key, run.from, run.until, run.askedBy, run.askedAt],
  );
  return rows.length > 0;
}

export async function findRunByKey(sql: Sql, key: string): Promise<Run | null> {
  const [row] = await sql<Run>('tilt: run by key', `select ${RUN} from tilt_run where key = $1`, [
    key,
  ]);
  return row ?? null;
}

export async function findRun(sql: Sql, id: string): Promise<Run | null> {
  const [row] = await sql<Run>('tilt: run', `select ${RUN} from tilt_run where id = $1`, [id]);
  return row ?? null;
}

export async function lockRun(sql: Sql, id: string): Promise<Run | null> {
  const [row] = await sql<Run>(
    'tilt: lock run',
    `select ${RUN} from tilt_run where id = $1 for update`,
    [id],
  );
  return row ?? null;
}

export type ShownRun = Run & { readonly found: number; readonly owed: Money };

export async function listRuns(sql: Sql, { limit, offset }: Page): Promise<ShownRun[]> {
  return sql<ShownRun>(
    'tilt: runs',
    `select ${RUN}, (select count(*)::int from tilt_finding f where f.run_id = r.id) as found,
       (select coalesce(sum(cash), 0)::bigint from tilt_finding f where f.run_id = r.id) as owed
     from tilt_run r order by id desc limit $1 offset $2`,
    [limit, offset],
  );
}

export async function listRunning(sql: Sql): Promise<RunId[]> {
  const rows = await sql<{ id: RunId }>(
    'tilt: running',
    `select id from tilt_run where state = 'running' order by id`,
  );
  return rows.map(({ id }) => id);
}

/** The next persons who were in a group while something of theirs was settled that the run looks at. */
export async function nextPersons(
  sql: Sql,
  { from, until, reached }: Run,
  count: number,
): Promise<PersonId[]> {
  const rows = await sql<{ person: PersonId }>(
    'tilt: next persons',
    `select distinct m.person_id as person from group_membership m
     where m.person_id > $3 and m.starts_on < $2 and (m.ends_on is null or m.ends_on > $1)
       and exists (select from settlement s where s.person_id = m.person_id
         and s.benefit_day >= $1 and s.benefit_day < $2)
     order by person limit $4`,
    [from, until, reached, count],
  );
  return rows.map(({ person }) => person);
}

export async function keepReached(
  sql: Sql,
  run: RunId,
  { persons, last, finishedAt }: { persons: number; last: string; finishedAt: string | null },
): Promise<void> {
  await sql(
    'tilt: keep reached',
    `update tilt_run set persons = persons + $2, reached = $3, finished_at = $4,
       state = case when $4::timestamptz is null then 'running' else 'done' end where id = $1`,
    [run, persons, last, finishedAt],
  );
}

export async function insertFindings(
  sql: Sql,
  run: RunId,
  findings: readonly (Finding & { readonly id: string })[],
): Promise<void> {
  for (const one of findings) {
    await sql(
      'tilt: insert finding',
      `insert into tilt_finding (id, run_id, settlement_id, person_id, provider_id, scheme, benefit_year, benefit_day,
         kind, groups_then, groups_now, cash, funds, policy_set)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        ...[one.id, run, one.settlement, one.person, one.provider, one.scheme, one.benefitYear],
        ...[one.benefitDay, one.kind, one.groupsThen.join(' '), one.groupsNow.join(' ')],
        ...[one.cash, one.funds, one.policySet],
      ],
    );
  }
}

export type ShownFinding = {
  readonly id: string;
  readonly settlement: string;
  readonly person: PersonId;
  readonly name: string;
  readonly provider: ProviderId;
  readonly providerName: string;
  readonly scheme: Scheme;
  readonly benefitDay: Day;
  readonly kind: FindingKind;
  readonly groupsThen: string;
  readonly groupsNow: string;
  readonly owed: Money;
  readonly funds: Money;
  readonly remediedAt: string | null;
};

const FINDINGS = `from tilt_finding f join person p on p.id = f.person_id join provider v on v.id = f.provider_id
  left join tilt_remedy r on r.run_id = f.run_id and r.person_id = f.person_id and r.scheme = f.scheme
  where f.run_id = $1 and ($2::text is null or f.provider_id = $2) and ($3::text is null or f.person_id = $3)`;

export type FindingSearch = Page & {
  readonly provider: string | null;
  readonly person: string | null;
};

export async function listFindings(sql: Sql, run: string, search: FindingSearch) {
  const { provider, person, limit, offset } = search;
  const rows = await sql<ShownFinding>(
    'tilt: findings',
    `select f.id, f.settlement_id as settlement, f.person_id as person, p.name, f.provider_id as provider,
       v.name as "providerName", f.scheme, f.benefit_day as "benefitDay", f.kind, f.groups_then as "groupsThen",
       f.groups_now as "groupsNow", f.cash as owed, f.funds, r.started_at as "remediedAt"
     ${FINDINGS} order by f.person_id, f.benefit_day, f.id limit $4 offset $5`,
    [run, provider, person, limit, offset],
  );
  const [all] = await sql<{ total: number }>(
    'tilt: count findings',
    `select count(*)::int as total ${FINDINGS}`,
    [run, provider, person],
  );
  return { rows, total: all?.total ?? 0 };
}

export type Sum = {
  readonly id: string;
  readonly name: string;
  readonly findings: number;
  readonly owed: Money;
};

/** What is owed because of each provider, or to each person, the most first. */
export async function sumFindings(
  sql: Sql,
  run: string,
  { by, limit, offset }: Page & { readonly by: 'provider' | 'person' },
): Promise<Sum[]> {
  return by === 'provider'
    ? sql<Sum>(
        'tilt: by provider',
        `select v.id, v.name, count(*)::int as findings, sum(f.cash)::bigint as owed
         from tilt_finding f join provider v on v.id = f.provider_id where f.run_id = $1
         group by v.id, v.name order by owed desc, v.id limit $2 offset $3`,
        [run, limit, offset],
      )
    : sql<Sum>(
        'tilt: by person',
        `select p.id, p.name, count(*)::int as findings, sum(f.cash)::bigint as owed
         from tilt_finding f join person p on p.id = f.person_id where f.run_id = $1
         group by p.id, p.name order by owed desc, p.id limit $2 offset $3`,
        [run, limit, offset],
      );
}

/** From which day on, in which schemes, a person's findings begin. */
export async function findStarts(sql: Sql, run: string, person: PersonId) {
  return sql<{ scheme: Scheme; from: Day }>(
    'tilt: where findings begin',
    `select scheme, min(benefit_day) as "from" from tilt_finding where run_id = $1 and person_id = $2
     group by scheme order by scheme`,
    [run, person],
  );
}

export type Remedy = {
  readonly run: RunId;
  readonly person: PersonId;
  readonly scheme: Scheme;
  readonly key: string;
  readonly corrected: number;
  readonly due: Money;
  readonly by: string;
  readonly at: string;
};

/** Once a run, person and scheme: a repetition finds what was kept. */
export async function keepRemedy(sql: Sql, remedy: Remedy): Promise<void> {
  const { run, person, scheme, key, corrected, due, by, at } = remedy;
  await sql(
    'tilt: keep remedy',
    `insert into tilt_remedy (run_id, person_id, scheme, key, corrected, due, started_by, started_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [run, person, scheme, key, corrected, due, by, at],
  );
}

export async function findRemedies(sql: Sql, run: string, person: PersonId) {
  return sql<Pick<Remedy, 'scheme' | 'corrected' | 'due'>>(
    'tilt: remedies',
    'select scheme, corrected, due from tilt_remedy where run_id = $1 and person_id = $2 order by scheme',
    [run, person],
  );
}
