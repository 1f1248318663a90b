import type pg from 'pg';

/** Owns schemas and tables. Nobody logs in as it; migrations borrow it. */
export const OWNER_ROLE = 'yikao_owner';
/** May borrow the owner: for people who run `yikao migrate` under their own login. */
export const MIGRATOR_ROLE = 'yikao_migrator';
/** What the server works as: no DDL, and what was recorded stays as it was recorded. */
export const APPLICATION_ROLE = 'yikao_application';
/** Reads everything, for reports and inspection. */
export const REPORTING_ROLE = 'yikao_reporting';

const ROLES = [OWNER_ROLE, MIGRATOR_ROLE, APPLICATION_ROLE, REPORTING_ROLE];

/**
 * The only updates the server may make. Records (settlement, transfer, request, audit, …) are not
 * here: a mistake among them is a reversal. Nothing may be deleted.
 */
const UPDATES: Readonly<Record<string, readonly string[] | 'all'>> = {
  // Particulars change by a matter of the counter, which keeps what they were (`person_change`).
  person: [
    'name',
    'initials',
    'sex',
    'born_on',
    'county',
    'township',
    'phone',
    'phone_sealed',
    'id_number',
    'id_number_sealed',
    'id_mark',
  ],
  year_to_date: 'all',
  personal_account: 'all',
  mutual_aid: 'all',
  wallet_grant: ['left_amount', 'state', 'reason', 'ended_at'],
  wallet_quota: [
    'left_amount',
    'state',
    'version',
    'closed_left',
    'reason',
    'confirmed_by',
    'confirmed_at',
    'closed_at',
    'told_at',
  ],
  wallet_use: ['acknowledged_at'],
  code_share: ['ended_at', 'ended_by'],
  code_held: ['ended_at'],
  contribution_base: ['ends_on'],
  encounter: 'all',
  coverage: ['ends_on', 'withdrawn_at'],
  unit_member: ['ends_on'],
  incentive_run: ['reached', 'looked_at', 'made', 'finished_at'],
  group_membership: ['ends_on'],
  prescribing_right: ['ends_on'],
  recognised_disease: ['ends_on', 'withdrawn_at'],
  provider_term: ['ends_on'],
  catalogue_item: ['ends_on'],
  card: ['ends_on'],
  voucher_token: ['claimed_by', 'repeated'],
  catalogue_version: ['version', 'ends_on', 'detailed', 'made_at'],
  department: ['closed_at', 'closed_by'],
  item_mapping: ['withdrawn_at'],
  operator_sign_in: ['ended_at'],
  registration: 'all',
  staff_account: [
    'display_name',
    'password_hash',
    'must_change',
    'password_changed_at',
    'factor_secret',
    'factor_step',
    'provider_claim',
    'blocked_at',
    'blocked_by',
  ],
  staff_posting: ['ended_at', 'ended_by'],
  staff_subject: ['ended_at'],
  recovery_code: ['used_at'],
  sign_in_guard: 'all',
  session: [
    'token_hash',
    'posting',
    'used_at',
    'factor_at',
    'offered_secret',
    'ended_at',
    'ended_by',
  ],
  provider_flow: ['used_at'],
  claimed_invoice: ['released_at'],
  office: ['name', 'name_en', 'phone', 'address', 'delegated', 'closed_on'],
  case_number: ['last'],
  matter_case: 'all',
  case_paper: ['taken_off'],
  matter_batch: ['state', 'doubtful', 'stopped_for', 'version'],
  matter_batch_row: ['state', 'answer', 'person_id', 'tries', 'case_id'],
  notice: ['sent_at', 'reference', 'tries', 'failure'],
  paper_file: ['removed_at', 'scanned_by', 'taken_at', 'taken_by'],
  feed: 'all',
  feed_row: ['person_id', 'verdict', 'reason'],
  feed_act: ['state', 'recompute', 'corrected', 'due', 'failure', 'premium_on'],
  tilt_run: ['state', 'reached', 'persons', 'finished_at'],
  burden_task: 'all',
  catalogue_search: ['words', 'pieces', 'read_out'],
};

/**
 * Creates the roles if they are missing and lets the connected user borrow them. False when this
 * user may not: then the server does without them, and says so.
 */
export async function ensureRoles(client: pg.Client): Promise<boolean> {
  try {
    for (const role of ROLES) await createRole(client, role);
    await client.query(`grant ${OWNER_ROLE} to ${MIGRATOR_ROLE}`);
    await client.query(`grant ${ROLES.join(', ')} to current_user`);
    const { rows } = await client.query('select quote_ident(current_database()) as name');
    await client.query(`grant create on database ${rows[0].name} to ${OWNER_ROLE}`);
    return true;
  } catch (error) {
    if (isNotAllowed(error)) return false;
    throw error;
  }
}

/** Whether this login may work as the application role. */
export async function hasApplicationRole(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    `select exists (select from pg_roles where rolname = $1)
        and pg_has_role(current_user, (select oid from pg_roles where rolname = $1), 'member') as has`,
    [APPLICATION_ROLE],
  );
  return rows[0].has === true;
}

/** States the rights in one schema anew after each migration; runs as the owner. */
export async function grantOn(client: pg.Client, schema: string): Promise<void> {
  const both = `${APPLICATION_ROLE}, ${REPORTING_ROLE}`;
  await client.query(`grant usage on schema ${schema} to ${both}`);
  await client.query(`grant select on all tables in schema ${schema} to ${both}`);
  await client.query(`grant insert on all tables in schema ${schema} to ${APPLICATION_ROLE}`);
  await client.query(`revoke insert on ${schema}.schema_migration from ${APPLICATION_ROLE}`);
  await client.query(`grant usage on all sequences in schema ${schema} to ${APPLICATION_ROLE}`);
  const { rows } = await client.query('select tablename from pg_tables where schemaname = $1', [
    schema,
  ]);
  for (const { tablename } of rows) {
    const columns = UPDATES[tablename];
    if (!columns) continue;
    const part = columns === 'all' ? '' : ` (${columns.join(', ')})`;
    await client.query(`grant update${part} on ${schema}.${tablename} to ${APPLICATION_ROLE}`);
  }
}

async function createRole(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query('select from pg_roles where rolname = $1', [role]);
  if (rows.length > 0) return;
  await client.query(`create role ${role} nologin`).catch((error: { code?: string }) => {
    // Roles belong to the whole server: a neighbouring database may have created it just now.
    if (error.code !== '42710' && error.code !== '23505') throw error;
  });
}

function isNotAllowed(error: unknown): boolean {
  return (error as { code?: string }).code === '42501';
}
