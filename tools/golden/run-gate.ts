/** Gates: each row becomes the facts of a visit, and the product decides and settles it. */
import { addDays, type Day, day } from '../../src/kernel/days.ts';
import { type Money, yuan, ZERO } from '../../src/kernel/money.ts';
import {
  computeBenefit,
  decideGate,
  type GateCoverage,
  type GateFacts,
  type GateReason,
} from '../../src/money/benefit/index.ts';
import type { PolicySet, Scheme } from '../../src/rules/policy/index.ts';
import { type Difference, differ } from './compare.ts';
import {
  expectKeys,
  type Fields,
  FormatError,
  fieldsOf,
  has,
  list,
  text,
  textOr,
} from './fields.ts';
import { type Packs, readPack } from './read-pack.ts';

const REASONS: Readonly<Record<string, GateReason>> = {
  WAITING: 'waiting',
  NOT_INSURED_FOR_YEAR: 'not-insured',
  NOT_INSURED: 'not-insured',
  ARREARS: 'arrears',
  THIRD_PARTY: 'third-party',
  WORK_INJURY: 'work-injury',
  PUBLIC_HEALTH: 'public-health',
  OVERSEAS: 'overseas',
  PROVIDER_NOT_CONTRACTED: 'provider-not-contracted',
  WRONG_SCHEME: 'wrong-scheme',
};

const BILL: Money = yuan('10000.00');

export function runGate(packs: Packs, testCase: Fields): Difference[] {
  const policies = anyInpatientPack(packs);
  return list(testCase, 'rows').flatMap((value, index) => {
    const row = fieldsOf(value, `rows[${index}]`);
    expectKeys(row, ['reason', 'fund', 'coverageFrom', 'serviceDate', 'note', 'scheme']);
    return runRow(row, `rows[${index}]`, policies);
  });
}

function runRow(row: Fields, where: string, policies: PolicySet): Difference[] {
  const code = has(row, 'reason') ? text(row, 'reason') : null;
  const expected = code === null ? null : REASONS[code];
  if (expected === undefined) throw new FormatError(`${where}.reason is unknown: ${code}`);
  const { gate } = decideGate(factsOf(row, expected, policies));
  const fund = fundOf(policies, gate);
  const paid = row.object.fund === 'by policy' ? 'by policy' : fund;
  return [
    ...differ(`${where}.reason`, expected, gate),
    ...differ(`${where}.fund`, row.object.fund, paid),
    ...(row.object.fund === 'by policy' && fund === ZERO
      ? [{ key: `${where}.fund`, expected: 'by policy', got: '0' }]
      : []),
  ];
}

function factsOf(row: Fields, reason: GateReason | null, policies: PolicySet): GateFacts {
  const scheme = textOr(row, 'scheme', 'resident') === 'employee' ? 'employee' : 'resident';
  const on = day(textOr(row, 'serviceDate', '2025-10-01'));
  const other: readonly (GateReason | null)[] = [
    'third-party',
    'work-injury',
    'public-health',
    'overseas',
  ];
  return {
    coverages: coveragesOf(row, reason, { scheme, on }),
    day: on,
    claimed: scheme,
    kind: 'inpatient',
    disease: null,
    contracted: reason !== 'provider-not-contracted',
    emergency: false,
    otherPayer: other.includes(reason) ? (reason as GateFacts['otherPayer']) : null,
    recognitions: [],
    general: policies.general,
  };
}

/** The facts that the row describes; only the dates of waiting are in the row itself. */
function coveragesOf(
  row: Fields,
  reason: GateReason | null,
  { scheme, on }: { scheme: Scheme; on: Day },
): GateCoverage[] {
  if (reason === 'not-insured') return [];
  const from = has(row, 'coverageFrom') ? day(text(row, 'coverageFrom')) : addDays(on, -30);
  const covered: GateCoverage = { scheme, standing: 'covered', startsOn: from, endsOn: null };
  if (reason === 'arrears') return [{ ...covered, standing: 'arrears' }];
  if (reason === 'wrong-scheme') return [covered, { ...covered, scheme: 'employee' }];
  const waiting = {
    scheme,
    standing: 'waiting',
    startsOn: addDays(from, -90),
    endsOn: from,
  } as const;
  return has(row, 'coverageFrom') ? [waiting, covered] : [covered];
}

function fundOf(policies: PolicySet, gate: GateReason | null): Money {
  return computeBenefit(
    {
      gate,
      bill: {
        total: BILL,
        fullSelfPay: ZERO,
        overCeiling: ZERO,
        priorSelfPay: ZERO,
        inScope: BILL,
        procured: ZERO,
      },
      patient: {
        retired: false,
        age: null,
        groups: [],
        chronicDiseases: [],
        seriousCapBonus: ZERO,
      },
      visit: {
        kind: 'inpatient',
        level: 'tertiary',
        disease: null,
        outOfArea: false,
        filing: 'none',
        referral: 'none',
        chainDeductible: ZERO,
        continued: false,
      },
      before: {},
      ownAccount: null,
      mutualAid: [],
    },
    policies,
  ).fund;
}

/** Gate rows name no pack: any pack with inpatient care shows that a gate pays nothing. */
function anyInpatientPack(packs: Packs): PolicySet {
  const name = Object.keys(packs).find((key) => packs[key]?.inpatient !== undefined);
  if (!name) throw new FormatError('no pack has inpatient care');
  return readPack(packs, name, {});
}
