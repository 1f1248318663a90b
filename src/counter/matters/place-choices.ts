import type { AreaCode } from '../../kernel/ids.ts';
import type { Sql } from '../../platform/sql.ts';
import { listOffices } from '../offices/index.ts';
import type { Field } from './model.ts';

const AREAS_MOST = 2_000;

/**
 * Counties and townships are chosen by the names that their offices have in the area, since nobody knows their codes. A
 * township's number counts within its county only, so its choice holds both: `532901/03`.
 */
export async function withPlaces<Of extends Pick<Field, 'kind' | 'choices'>>(
  sql: Sql,
  area: AreaCode,
  fields: readonly Of[],
): Promise<Of[]> {
  const asked = fields.some(({ kind }) => kind === 'county' || kind === 'township');
  if (!asked) return [...fields];
  const choices = {
    county: await choicesOf(sql, area, 'county'),
    township: await choicesOf(sql, area, 'township'),
  };
  return fields.map((field) =>
    field.kind === 'county' || field.kind === 'township'
      ? { ...field, choices: choices[field.kind] }
      : field,
  );
}

async function choicesOf(sql: Sql, area: AreaCode, level: 'county' | 'township') {
  const page = { limit: AREAS_MOST, offset: 0 };
  const { rows } = await listOffices(sql, { within: area, level, text: '', ...page });
  return rows.map(({ path, name, nameEn }) => ({
    value: path.slice(area.length + 1),
    zh: name,
    en: nameEn,
  }));
}
