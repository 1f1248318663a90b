import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { day } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { fen, formatRate, formatYuan, type Money, yuan, ZERO } from '../../kernel/money.ts';
import {
  assembleSet,
  documentsOf,
  loadPolicies,
  type PolicySet,
  type Scheme,
} from '../../rules/policy/index.ts';
import { computeBenefit } from './compute-benefit.ts';
import type { Benefit, BenefitInput, Patient, Step, Totals, Visit } from './model.ts';
import { ORDINARY_PATIENT, ORDINARY_VISIT } from './testing.ts';

type Words = Readonly<Record<string, string>>;
type GoldenCase = {
  readonly name: string;
  readonly given: {
    readonly visit: Words;
    readonly bill: Words;
    readonly patient?: { readonly groups?: string[]; readonly chronicDiseases?: string[] };
    readonly before?: Words;
  };
  readonly expected: { readonly amounts: Words; readonly added: Words; readonly steps?: string[] };
};

const policies = loadPolicies('policies');
const cases = readdirSync('golden', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .sort()
  .flatMap((file) => {
    const text = parse(readFileSync(`golden/${file}`, 'utf8'), { schema: 'failsafe' });
    return (text.cases as GoldenCase[]).map((golden) => ({
      at: `${file.replace('.yaml', '')}: ${golden.name}`,
      policy: String(text.policy),
      golden,
    }));
  });

/** Exact to the fen: a tolerance would hide the very rounding a case exists to pin. */
test.each(cases)('$at', ({ policy, golden }) => {
  const set = setOf(policy);
  const benefit = computeBenefit(inputOf(golden), set);

  expect({
    amounts: amountsOf(benefit),
    added: textOf(benefit.added),
    ...(golden.expected.steps && { steps: benefit.steps.map(describeStep) }),
  }).toEqual(golden.expected);
  for (const step of benefit.steps) {
    if (step.document !== '') expect(sourceAt(set, step)).toBe(step.source);
  }
});

test('the cases cover every benefit of Dali residents', () => {
  const covered = new Set(cases.map(({ policy }) => policy));
  const documents = policies.filter(
    ({ area, scheme }) => area === '532900' && scheme === 'resident',
  );
  const missing = documents.filter(({ id, benefit }) => benefit !== 'general' && !covered.has(id));
  expect(missing.map(({ id }) => id)).toEqual([]);
  expect(cases.length).toBeGreaterThan(200);
});

/** `532900/resident-inpatient/2025-01-01`: all documents of the scheme on that day. */
function setOf(policy: string): PolicySet {
  const [area = '', benefit = '', from = ''] = policy.split('/');
  const scheme = (benefit.split('-')[0] ?? '') as Scheme;
  const set = assembleSet(policies, { area: area as AreaCode, scheme, day: day(from) });
  if ('missing' in set) throw new Error(`${policy} lacks ${set.missing}`);
  return set;
}

function inputOf({ given }: GoldenCase): BenefitInput {
  const amount = (key: string): Money => yuan(given.bill[key] ?? '0.00');
  const parts = ['fullSelfPay', 'overCeiling', 'priorSelfPay', 'inScope'].map(amount);
  return {
    gate: null,
    bill: {
      total: parts.reduce((sum, part) => fen(sum + part), ZERO),
      fullSelfPay: amount('fullSelfPay'),
      overCeiling: amount('overCeiling'),
      priorSelfPay: amount('priorSelfPay'),
      inScope: amount('inScope'),
      procured: amount('procured'),
    },
    patient: { ...ORDINARY_PATIENT, ...given.patient } satisfies Patient,
    visit: visitOf(given.visit),
    before: totalsOf(given.before ?? {}),
    ownAccount: null,
    mutualAid: [],
  };
}

function visitOf(words: Words): Visit {
  return {
    ...ORDINARY_VISIT,
    kind: words.kind as Visit['kind'],
    level: words.level as Visit['level'],
    disease: words.disease ?? null,
    outOfArea: words.outOfArea === 'yes',
    filing: (words.filing ?? 'none') as Visit['filing'],
    continued: words.continued === 'yes',
    ...(words.borne !== undefined && {
      transfer: { borne: yuan(words.borne), poolPaid: words.poolPaid === 'yes' },
    }),
  };
}

/** Admissions are counted, all other totals are money. */
function totalsOf(words: Words): Totals {
  return Object.fromEntries(
    Object.entries(words).map(([key, text]) => [
      key,
      key === 'admissions' ? fen(text) : yuan(text),
    ]),
  );
}

function textOf(totals: Totals): Words {
  return Object.fromEntries(
    Object.entries(totals).map(([key, total]) => [
      key,
      key === 'admissions' ? String(total) : formatYuan(total),
    ]),
  );
}

const AMOUNTS = [
  'outOfAreaSelfPay',
  'deductible',
  'pool',
  'overCap',
  'largeAmount',
  'seriousDisease',
  'medicalAid',
  'personal',
  'ownAccount',
  'cash',
  'hospitalResult',
] as const satisfies readonly (keyof Benefit)[];

/** Amounts of zero are left out, and so is a rate that is not one figure. */
function amountsOf(benefit: Benefit): Words {
  const amounts = AMOUNTS.filter((key) => benefit[key] !== ZERO);
  return {
    ...(benefit.rate !== null && { rate: formatRate(benefit.rate) }),
    ...Object.fromEntries(amounts.map((key) => [key, formatYuan(benefit[key])])),
  };
}

function describeStep({ rule, base, rate, result, document, clause, note }: Step): string {
  const factor = rate === null ? '' : ` x ${formatRate(rate)}`;
  const authority = document === '' ? '' : ` [${document} ${clause}]`;
  const ending = note === '' ? '' : ` ${note}`;
  return `${rule} ${formatYuan(base)}${factor} -> ${formatYuan(result)}${authority}${ending}`;
}

/** The article that the document itself quotes at the clause a step names. */
function sourceAt(set: PolicySet, { document, clause }: Step): unknown {
  let at: unknown = documentsOf(set).find(({ benefit }) => benefit === document);
  for (const key of clause.replaceAll(']', '').split(/[.[]/)) {
    at = (at as Record<string, unknown> | undefined)?.[key];
  }
  return (at as { source?: unknown } | undefined)?.source;
}
