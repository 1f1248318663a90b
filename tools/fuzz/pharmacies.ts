import type { Sql } from '../../src/platform/sql.ts';

const PROVIDERS = `insert into provider (id, name, initials, county, kind)
  values ('P53290100001', '试验药店一', 'sydy', '532901', 'pharmacy'),
    ('P53290100002', '试验药店二', 'syde', '532901', 'pharmacy')`;
const TERMS = `insert into provider_term (provider_id, level, contracted, starts_on)
  select id, 'tertiary', true, '2020-01-01' from provider where kind = 'pharmacy'`;

/** The demonstration has none. */
export async function addPharmacies(sql: Sql): Promise<void> {
  await sql('fuzz: add pharmacies', PROVIDERS);
  await sql('fuzz: add terms of pharmacies', TERMS);
}
