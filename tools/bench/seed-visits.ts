import type { AreaDatabase } from '../../src/platform/sql.ts';
import type { SeedSize } from './seed.ts';
import { ITEM, PRICE_FEN } from './visit-requests.ts';

const PROVIDERS = 700;

/** Registered visits at township hospitals, which the pool pays for, and the item they are charged. */
export async function seedVisits(
  { sql }: AreaDatabase,
  { people, encounters }: SeedSize,
): Promise<void> {
  await sql('bench: township hospitals', "update provider_term set level = 'primary'");
  await sql('bench: item', ITEM_ROW, [ITEM, PRICE_FEN]);
  await sql('bench: visits', VISIT_ROWS, [encounters, people, PROVIDERS]);
}

const ITEM_ROW = `insert into catalogue_item
    (code, starts_on, kind, name, initials, unit, class, prior_rate, ceiling, procured, source)
  values ($1, '2020-01-01', 'service', '示例项目', 'slxm', '次', 'A', 0, $2, false, 'assumed: bench')`;
const VISIT_ROWS = `insert into registration
    (id, person_id, provider_id, stay, scheme, medical_type, visit_kind, number, began_at)
  select 'V' || lpad(n::text, 9, '0'), 'P' || lpad((n % $2::int)::text, 8, '0'),
    'H' || lpad((n % $3::int)::text, 4, '0'), false, 'resident', '11', 'outpatient', 'MZ' || n,
    '2025-06-01 08:30:00'
  from generate_series(0, $1::int - 1) n`;
