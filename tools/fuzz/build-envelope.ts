import type { Catalogue, FieldSpec, NodeSpec } from '../../src/border/national/index.ts';
import type { Random } from '../chaos/random.ts';

/** Values that were answered or lie in the database, by field code: so that some messages fit together. */
export type Pool = Map<string, string[]>;

export type Source = {
  readonly catalogue: Catalogue;
  readonly pool: Pool;
  readonly random: Random;
};

const KEPT_OF_A_CODE = 50;

export function remember(pool: Pool, code: string, value: unknown): void {
  if (typeof value !== 'string' || value === '') return;
  const known = pool.get(code) ?? [];
  if (known.includes(value)) return;
  pool.set(code, [...known, value].slice(-KEPT_OF_A_CODE));
}

let sent = 0;

/** A message that the catalogue allows, as far as the catalogue can tell. */
export function buildEnvelope(number: string, source: Source): Record<string, unknown> {
  const { catalogue, pool, random } = source;
  sent += 1;
  const provider = pick(pool.get('fixmedins_code') ?? ['H0'], random);
  return {
    infno: number,
    // Some use an id again, as clients do.
    msgid: random.happens(0.05) ? 'again' : `f${process.pid}-${sent}`,
    mdtrtarea_admvs: '532900',
    insuplc_admdvs: '532900',
    recer_sys_code: '99',
    infver: '1.0.0',
    opter_type: '1',
    opter: '0001',
    opter_name: '试验员',
    inf_time: '2025-06-01 08:30:00',
    fixmedins_code: provider,
    fixmedins_name: '试验医院',
    sign_no: 'null',
    input: buildInput(catalogue.find(number)?.input ?? [], source),
  };
}

function buildInput(nodes: readonly NodeSpec[], source: Source): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const node of nodes) {
    const names = node.path.split('.').filter(Boolean);
    const last = names.pop();
    let at = input;
    for (const name of names) at = inner(at, name);
    const count = node.rows === 'many' ? 1 + source.random.below(3) : 1;
    const rows = Array.from({ length: count }, () => buildRow(node.fields, source));
    if (last === undefined) Object.assign(input, rows[0]);
    else at[last] = node.rows === 'many' ? rows : rows[0];
  }
  return input;
}

function inner(of: Record<string, unknown>, name: string): Record<string, unknown> {
  const found = Array.isArray(of[name]) ? (of[name] as unknown[])[0] : of[name];
  if (typeof found === 'object' && found !== null) return found as Record<string, unknown>;
  const made: Record<string, unknown> = {};
  of[name] = made;
  return made;
}

function buildRow(fields: readonly FieldSpec[], source: Source): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const field of fields) {
    if (field.need === 'must' || source.random.happens(0.4))
      row[field.code] = plausible(field, source);
  }
  return row;
}

function plausible(field: FieldSpec, { catalogue, pool, random }: Source): unknown {
  const known = pool.get(field.code);
  if (known && random.happens(0.9)) return pick(known, random);
  const codes = field.codes && catalogue.dictionary(field.codes.dictionary);
  if (codes) return pick([...codes.keys()], random);
  const day = `2025-0${1 + random.below(9)}-1${random.below(10)}`;
  switch (field.type) {
    case 'number':
      return random.happens(0.5) ? random.below(1000) : `${random.below(1000)}`;
    case 'day':
      return day;
    case 'moment':
      return `${day} 08:30:00`;
    case 'flag':
      return random.happens(0.5);
    case 'bytes':
      return [80, 75, 3, 4, ...Array.from({ length: random.below(40) }, () => random.below(256))];
    case 'node':
      return [];
    default:
      return `文${random.below(100)}`.slice(0, field.length ?? 4);
  }
}

export function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[random.below(items.length)] as Item;
}
