import type { FieldSpec, NodeSpec } from '../../src/border/national/index.ts';
import type { Random } from '../chaos/random.ts';
import { plausible, type Source } from './plausible-value.ts';

export type Built = Record<string, unknown> & {
  readonly msgid: string;
  readonly input: Record<string, unknown>;
};

let sent = 0;

/** A message that the catalogue allows, as far as the catalogue can tell. */
export function buildEnvelope(number: string, given: Omit<Source, 'toLimits'>): Built {
  const source = { ...given, toLimits: given.random.happens(0.15) };
  const { catalogue, thread, random } = source;
  sent += 1;
  return {
    infno: number,
    // Some use an id again, as clients do.
    msgid: random.happens(0.02) ? 'again' : `f${process.pid}-${sent}`,
    mdtrtarea_admvs: '532900',
    insuplc_admdvs: '532900',
    recer_sys_code: '99',
    infver: '1.0.0',
    opter_type: '1',
    opter: '0001',
    opter_name: '试验员',
    inf_time: '2025-06-01 08:30:00',
    fixmedins_code: thread.values.get('fixmedins_code') ?? 'H0',
    fixmedins_name: '试验医院',
    sign_no: 'null',
    input: totalled(buildInput(catalogue.find(number)?.input ?? [], source), random),
  };
}

/** Where the charges come in the same message as their sum, it is their sum. */
function totalled(input: Record<string, unknown>, random: Random): Record<string, unknown> {
  const nodes = Object.values(input);
  const rows = nodes.flatMap((node) => (Array.isArray(node) ? (node as Row[]) : []));
  const charges = rows.filter((row) => 'det_item_fee_sumamt' in row);
  if (charges.length === 0 || random.happens(0.1)) return input;
  const total = charges.reduce((sum, row) => sum + Number(row.det_item_fee_sumamt), 0);
  for (const node of nodes) {
    if (typeof node === 'object' && node !== null && 'medfee_sumamt' in node) {
      node.medfee_sumamt = total;
    }
  }
  return input;
}

type Row = Record<string, unknown>;

function buildInput(nodes: readonly NodeSpec[], source: Source): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const optional = nodes.length > 2 ? 0.5 : 1;
  for (const [index, node] of nodes.entries()) {
    if (index > 0 && !source.random.happens(optional)) continue;
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

const SENT_HOW_OFTEN = { must: 1, stated: 0.9, may: 0.25 } as const;

/** Whoever sends these must send them as they were answered. */
const SPLIT = new Set([
  'fulamt_ownpay_amt',
  'overlmt_selfpay',
  'overlmt_amt',
  'preselfpay_amt',
  'inscp_scp_amt',
]);

function buildRow(fields: readonly FieldSpec[], source: Source): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const field of fields) {
    if (SPLIT.has(field.code) && source.random.happens(0.95)) continue;
    const known = source.thread.values.has(field.code);
    if (known || source.random.happens(SENT_HOW_OFTEN[field.need])) {
      row[field.code] = plausible(field, source);
    }
  }
  return source.random.happens(0.9) ? addedUp(row, source) : row;
}

/** Charges that add up, under numbers of their own. */
function addedUp(row: Record<string, unknown>, { random }: Source): Record<string, unknown> {
  if (!('det_item_fee_sumamt' in row)) return row;
  const count = 1 + random.below(5);
  const price = 1 + random.below(80);
  const number = `${sent}${random.below(100)}`;
  const sums = { cnt: count, pric: price, det_item_fee_sumamt: count * price };
  return { ...row, ...sums, feedetl_sn: number };
}
