import { ZERO } from '../../kernel/money.ts';
import type { Fields } from './fields.ts';
import type { LargeAmountPolicy, SeriousDiseasePolicy } from './model.ts';
import { readBands } from './read-rows.ts';
import { VISIT_KINDS } from './words.ts';

type HeaderField =
  | 'id'
  | 'benefit'
  | 'area'
  | 'areaName'
  | 'scheme'
  | 'from'
  | 'fromSource'
  | 'until'
  | 'title';
/** The fields of a document after its header. */
export type Body<P> = Omit<P, HeaderField>;

/** Which figures each form of large-amount insurance uses. */
const LARGE_AMOUNT_FIELDS = {
  'cost-over-cap': ['rate'],
  'pool-over-cap': ['rate'],
  bands: ['deductible', 'bands'],
} as const satisfies Record<LargeAmountPolicy['mode'], readonly string[]>;

export function readLargeAmount(fields: Fields): Body<LargeAmountPolicy> {
  const mode = fields.word('mode', ['cost-over-cap', 'pool-over-cap', 'bands']);
  const used: readonly string[] = LARGE_AMOUNT_FIELDS[mode] ?? [];
  for (const field of ['rate', 'deductible', 'bands']) {
    // A canonical document writes an empty scale out; that is no use of the field.
    const given = fields.has(field) && !(field === 'bands' && fields.isEmptyList(field));
    if (used.includes(field) && !given) fields.add('policy.mode_needs_field', '', { mode, field });
    if (!used.includes(field) && given) {
      fields.add('policy.mode_has_no_field', field, { mode, field });
    }
  }
  const wants = (field: string) => used.includes(field) && fields.has(field);
  return {
    mode,
    rate: wants('rate') ? fields.rate('rate') : null,
    deductible: wants('deductible') ? fields.amount('deductible') : null,
    bands: wants('bands') ? readBands(fields, 'bands') : [],
    cap: fields.amountOrNone('cap'),
    ...(fields.has('visits') && { visits: fields.words('visits', VISIT_KINDS) }),
    source: fields.source(),
  };
}

export function readSeriousDisease(fields: Fields): Body<SeriousDiseasePolicy> {
  return {
    mode: fields.word('mode', ['each-settlement', 'yearly']),
    deductible: fields.child('deductible', (child) => ({
      amount: child.amount('amount'),
      source: child.source(),
    })) ?? { amount: ZERO, source: '' },
    basis: fields.child('basis', (child) => ({
      is: child.word('is', ['excess', 'absolute']),
      source: child.source(),
    })) ?? { is: 'excess', source: '' },
    bands: readBands(fields, 'bands'),
    cap: fields.child('cap', (child) => ({
      amount: child.amountOrNone('amount'),
      source: child.source(),
    })) ?? { amount: null, source: '' },
    tilt: fields.has('tilt') ? fields.child('tilt', readTilt) : null,
    counts: fields.child('counts', (child) => ({
      visits: child.words('visits', VISIT_KINDS),
      source: child.source(),
    })) ?? { visits: [], source: '' },
    includes: fields.child('includes', (child) => ({
      priorSelfPay: child.yesNo('priorSelfPay'),
      overCap: child.yesNo('overCap'),
      ...(child.has('outOfAreaSelfPay') && { outOfAreaSelfPay: child.yesNo('outOfAreaSelfPay') }),
      source: child.source(),
    })) ?? { priorSelfPay: false, overCap: false, source: '' },
  };
}

function readTilt(fields: Fields): NonNullable<SeriousDiseasePolicy['tilt']> {
  return {
    groups: fields.codes('groups'),
    deductibleFactor: fields.rate('deductibleFactor'),
    addPoints: fields.rate('addPoints'),
    uncapped: fields.yesNo('uncapped'),
    source: fields.source(),
  };
}
