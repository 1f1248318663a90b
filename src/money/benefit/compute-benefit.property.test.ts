import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fen, type Money } from '../../kernel/money.ts';
import { computeBenefit } from './compute-benefit.ts';
import { seriousDiseaseOfYear } from './compute-serious-disease.ts';
import type { Benefit, Totals } from './model.ts';
import { emptyYear, oracleBill } from './oracle.ts';
import {
  type Figures,
  figures,
  inputOf,
  POOR,
  policiesOf,
  type Spending,
  spending,
  wholeYuan,
} from './testing.ts';
import { addTotals, negateTotals, sameTotals } from './totals.ts';

/** Random bills over all properties of this file; more by the environment, for a night. */
const BILLS = Number(process.env.YIKAO_PROPERTY_BILLS ?? 100_000);
const MINUTES = 60_000 * Math.max(2, Math.ceil(BILLS / 50_000));
const YEAR = 10;

const year = fc.record({
  chosen: figures,
  poor: fc.boolean(),
  bills: fc.array(spending, { minLength: YEAR, maxLength: YEAR, size: 'max' }),
});

/** A part of all bills as a number of runs of so many bills each. */
const runs = (part: number, bills: number) => ({
  numRuns: Math.max(1, Math.ceil((BILLS * part) / bills)),
});

type Settled = { readonly benefits: readonly Benefit[]; readonly after: Totals };

function settleYear(
  chosen: Figures,
  bills: readonly Spending[],
  groups: readonly string[],
): Settled {
  const policies = policiesOf(chosen);
  let after: Totals = {};
  const benefits = bills.map((bill) => {
    const benefit = computeBenefit(inputOf(bill, groups, after), policies);
    after = addTotals(after, benefit.added);
    return benefit;
  });
  return { benefits, after };
}

const sumOf = (
  benefits: readonly Benefit[],
  key: 'personal' | 'seriousDisease' | 'medicalAid' | 'fund',
) => benefits.reduce((sum, benefit) => sum + benefit[key], 0n);

test('every fen is paid once, as a second way of computing says', { timeout: MINUTES }, () => {
  fc.assert(
    fc.property(year, ({ chosen, poor, bills }) => {
      const { benefits } = settleYear(chosen, bills, poor ? [POOR] : []);
      const totals = emptyYear();
      for (const [index, bill] of bills.entries()) {
        const benefit = benefits[index];
        if (!benefit) throw new Error('a benefit for every bill');
        const expected = oracleBill(chosen, bill, { year: totals, poor });
        const { pool, seriousDisease, medicalAid, personal, ownAccount, cash } = benefit;
        const relative = benefit.mutualAid[0]?.amount ?? 0n;
        if (
          pool !== expected.pool ||
          seriousDisease !== expected.serious ||
          medicalAid !== expected.aid ||
          personal !== expected.personal ||
          ownAccount + relative + cash !== personal ||
          ownAccount > bill.account ||
          relative > bill.relative ||
          benefit.bill.total !== benefit.fund + personal
        ) {
          expect({ pool, seriousDisease, medicalAid, personal }).toEqual(expected);
        }
      }
    }),
    runs(0.3, YEAR),
  );
});

test('no cap is passed, nothing is negative, aid is within the own part', {
  timeout: MINUTES,
}, () => {
  fc.assert(
    fc.property(year, ({ chosen, poor, bills }) => {
      const { benefits, after } = settleYear(chosen, bills, poor ? [POOR] : []);
      const within = (key: string, cap: number) => (after[key] ?? 0n) <= wholeYuan(cap);
      expect(within('pool.inpatient', chosen.cap)).toBe(true);
      expect(within('pool.outpatient', chosen.outpatientCap)).toBe(true);
      expect(poor || within('serious.paid', chosen.seriousCap)).toBe(true);
      expect(within('aid.all.paid', chosen.aidCap)).toBe(true);
      expect(within('aid.extra.paid', chosen.extra?.cap ?? 1_000_000_000)).toBe(true);
      for (const { pool, overCap, seriousDisease, medicalAid, aidBase, cash, bill } of benefits) {
        const amounts = [pool, overCap, seriousDisease, medicalAid, cash];
        expect(amounts.every((amount) => amount >= 0n)).toBe(true);
        expect(medicalAid <= (aidBase ?? 0n)).toBe(true);
        expect(pool + seriousDisease + medicalAid <= bill.inScope).toBe(true);
      }
    }),
    runs(0.15, YEAR),
  );
});

test('the explanation ends with the identity, and its figures are the amounts', {
  timeout: MINUTES,
}, () => {
  fc.assert(
    fc.property(figures, spending, fc.boolean(), (chosen, bill, poor) => {
      const { steps, ...benefit } = settleYear(chosen, [bill], poor ? [POOR] : [])
        .benefits[0] as Benefit;
      const last = steps.at(-1);
      expect([last?.rule, last?.base, last?.result]).toEqual([
        'identity',
        benefit.bill.total,
        benefit.bill.total,
      ]);
      const resultOf = (rule: string) => steps.findLast((step) => step.rule === rule)?.result ?? 0n;
      expect(resultOf('pool')).toBe(benefit.pool);
      expect(resultOf('serious-disease')).toBe(benefit.seriousDisease);
      expect(resultOf('medical-aid') + resultOf('extra-aid')).toBe(benefit.medicalAid);
      expect(resultOf('personal')).toBe(benefit.personal);
      expect(resultOf('cash')).toBe(benefit.cash);
    }),
    runs(0.05, 1),
  );
});

test('reversing everything leaves zero, and a replay gives the same answer', {
  timeout: MINUTES,
}, () => {
  fc.assert(
    fc.property(year, ({ chosen, poor, bills }) => {
      const groups = poor ? [POOR] : [];
      const { benefits, after } = settleYear(chosen, bills, groups);
      let left = after;
      for (const { added } of benefits.toReversed()) left = addTotals(left, negateTotals(added));
      expect(left).toEqual({});
      expect(textOf(settleYear(chosen, bills, groups).benefits)).toBe(textOf(benefits));
    }),
    runs(0.1, 2 * YEAR),
  );
});

test('reversing the last restores the totals before it', { timeout: MINUTES }, () => {
  fc.assert(
    fc.property(year, ({ chosen, bills }) => {
      const before = settleYear(chosen, bills.slice(0, -1), []).after;
      const { benefits, after } = settleYear(chosen, bills, []);
      const last = benefits.at(-1)?.added ?? {};
      expect(sameTotals(addTotals(after, negateTotals(last)), before)).toBe(true);
    }),
    runs(0.05, 2 * YEAR),
  );
});

test('a year telescopes: its payments are the function of its base', { timeout: MINUTES }, () => {
  fc.assert(
    fc.property(year, ({ chosen, poor, bills }) => {
      const groups = poor ? [POOR] : [];
      const policies = policiesOf(chosen);
      const { benefits, after } = settleYear(chosen, bills, groups);
      const serious = policies.seriousDisease;
      if (!serious) throw new Error('the policies have serious-disease insurance');
      const { pays } = seriousDiseaseOfYear(serious, (after['serious.base'] ?? 0n) as Money, {
        groups,
        seriousCapBonus: fen(0),
        rounding: policies.general.rounding,
      });
      expect(sumOf(benefits, 'seriousDisease')).toBe(pays);
      expect(after['aid.extra.paid'] ?? 0n).toBe(
        extraOfYear(chosen, after['aid.extra.base'] ?? 0n),
      );
    }),
    runs(0.1, YEAR),
  );
});

/** What extra aid owes on a year's base at once. */
function extraOfYear({ extra }: Figures, base: bigint): bigint {
  const over = BigInt(extra?.over ?? 0) * 100n;
  if (!extra || base <= over) return 0n;
  const owed = ((base - over) * BigInt(extra.rate) + 50n) / 100n;
  const cap = extra.cap === null ? owed : BigInt(extra.cap) * 100n;
  return owed < cap ? owed : cap;
}

/** Whole yuan and whole percents, so that no rounding of the pool differs between one bill and many. */
const splitYear = fc.record({
  chosen: figures.map((each) => ({ ...each, deductibles: [0, 0, 0, 0] })),
  poor: fc.boolean(),
  level: fc.nat({ max: 3 }),
  parts: fc.array(fc.nat({ max: 40_000 }), { minLength: 2, maxLength: YEAR }),
});

test('splitting a year changes nothing where there is no deductible', { timeout: MINUTES }, () => {
  fc.assert(
    fc.property(splitYear, ({ chosen, poor, level, parts }) => {
      const spentOn = (yuan: number): Spending => ({
        inpatient: true,
        level,
        outside: false,
        inScope: BigInt(yuan) * 100n,
        fullSelfPay: 0n,
        priorSelfPay: 0n,
        account: 0n,
        relative: 0n,
      });
      const groups = poor ? [POOR] : [];
      const many = settleYear(chosen, parts.map(spentOn), groups);
      const whole = parts.reduce((sum, part) => sum + part, 0);
      const one = settleYear(chosen, [spentOn(whole)], groups);
      for (const key of ['seriousDisease', 'medicalAid', 'personal', 'fund'] as const) {
        expect(sumOf(many.benefits, key)).toBe(sumOf(one.benefits, key));
      }
    }),
    runs(0.05, YEAR / 2),
  );
});

test('the poorer person never pays more for the same year', { timeout: MINUTES }, () => {
  fc.assert(
    fc.property(year, ({ chosen, bills }) => {
      const poor = sumOf(settleYear(chosen, bills, [POOR]).benefits, 'personal');
      expect(poor <= sumOf(settleYear(chosen, bills, []).benefits, 'personal')).toBe(true);
    }),
    runs(0.1, 2 * YEAR),
  );
});

test('a larger bill never gets less and never costs less', { timeout: MINUTES }, () => {
  const more = fc.bigInt({ min: 1n, max: 1_000_000n });
  fc.assert(
    fc.property(year, more, ({ chosen, poor, bills }, by) => {
      const groups = poor ? [POOR] : [];
      const before = settleYear(chosen, bills.slice(1), groups).after;
      const policies = policiesOf(chosen);
      const [bill] = bills;
      if (!bill) throw new Error('a year has bills');
      const small = computeBenefit(inputOf(bill, groups, before), policies);
      const larger = { ...bill, inScope: bill.inScope + by };
      const large = computeBenefit(inputOf(larger, groups, before), policies);
      expect(large.fund >= small.fund).toBe(true);
      expect(large.personal >= small.personal).toBe(true);
    }),
    runs(0.07, YEAR + 1),
  );
});

test('a higher level of hospital never gets more from the pool', { timeout: MINUTES }, () => {
  fc.assert(
    fc.property(figures, spending, (chosen, bill) => {
      const pools = [0, 1, 2, 3].map((level) => {
        const [benefit] = settleYear(chosen, [{ ...bill, inpatient: true, level }], []).benefits;
        return benefit?.pool ?? 0n;
      });
      expect(pools.toSorted((a, b) => (a > b ? -1 : 1))).toEqual(pools);
    }),
    runs(0.05, 4),
  );
});

function textOf(benefits: readonly Benefit[]): string {
  return JSON.stringify(benefits, (_key, value) =>
    typeof value === 'bigint' ? `${value} fen` : value,
  );
}
