/**
 * The benefit of a year worked out a second time, for property tests: other arithmetic, no bands cut,
 * no steps, no shared code. A sliding scale is the sum of what each bound adds to the rate above it.
 */
import type { Figures, Spending } from './testing.ts';

export type OracleYear = {
  pool: bigint;
  outpatient: bigint;
  base: bigint;
  serious: bigint;
  aidBase: bigint;
  aid: bigint;
  extraBase: bigint;
  extra: bigint;
};

export type OracleBill = Readonly<Record<'pool' | 'serious' | 'aid' | 'personal', bigint>>;

export function emptyYear(): OracleYear {
  const aid = { aidBase: 0n, aid: 0n, extraBase: 0n, extra: 0n };
  return { pool: 0n, outpatient: 0n, base: 0n, serious: 0n, ...aid };
}

/** Hundredths of a fen to the fen, half-up. */
const toFen = (hundredths: bigint) => (hundredths + 50n) / 100n;
const over = (amount: bigint, bound: bigint) => (amount > bound ? amount - bound : 0n);
const atMost = (amount: bigint, limit: bigint) => (amount < limit ? amount : limit);
const fenOf = (yuan: number) => BigInt(yuan) * 100n;

export function oracleBill(
  chosen: Figures,
  spent: Spending,
  { year, poor }: { year: OracleYear; poor: boolean },
): OracleBill {
  const { inScope } = spent;
  const total = inScope + spent.fullSelfPay + spent.priorSelfPay;
  if (!spent.inpatient) {
    const share = toFen(inScope * BigInt(chosen.outpatientRate));
    const pool = atMost(share, over(fenOf(chosen.outpatientCap), year.outpatient));
    year.outpatient += pool;
    return { pool, serious: 0n, aid: 0n, personal: total - pool };
  }
  const percent = (chosen.rates[spent.level] ?? 0) - (spent.outside ? chosen.outside : 0);
  const cost = over(inScope, fenOf(chosen.deductibles[spent.level] ?? 0));
  const share = toFen(cost * BigInt(Math.max(percent, 0)));
  const pool = atMost(share, over(fenOf(chosen.cap), year.pool));
  year.pool += pool;

  const base = inScope - (chosen.includesOverCap ? pool : share);
  const serious = seriousOf(chosen, base, { year, poor });
  const left = inScope - pool - serious;
  const basic = poor && isAided(chosen, spent) ? aidOf(chosen, left, year) : 0n;
  const extra = poor && isAided(chosen, spent) ? extraOf(chosen, spent, left - basic, year) : 0n;
  const aid = basic + extra;
  return { pool, serious, aid, personal: total - pool - serious - aid };
}

function seriousOf(
  chosen: Figures,
  base: bigint,
  { year, poor }: { year: OracleYear; poor: boolean },
): bigint {
  const scale = (amount: bigint) => {
    const excess = over(amount, fenOf(chosen.seriousDeductible) / (poor ? 2n : 1n));
    const rates = chosen.bandRates.map((rate) => BigInt(rate + (poor ? 5 : 0)));
    return chosen.bounds.reduce(
      (sum, bound, index) =>
        sum + over(excess, fenOf(bound)) * ((rates[index + 1] ?? 0n) - (rates[index] ?? 0n)),
      excess * (rates[0] ?? 0n),
    );
  };
  const due = toFen(scale(year.base + base)) - toFen(scale(year.base));
  const paid = poor ? due : atMost(due, over(fenOf(chosen.seriousCap), year.serious));
  year.base += base;
  year.serious += paid;
  return paid;
}

function aidOf(chosen: Figures, left: bigint, year: OracleYear): bigint {
  const share = (amount: bigint) =>
    toFen(over(amount, fenOf(chosen.aidDeductible)) * BigInt(chosen.aidRate));
  const due = share(year.aidBase + left) - share(year.aidBase);
  const paid = atMost(due, over(fenOf(chosen.aidCap), year.aid));
  year.aidBase += left;
  year.aid += paid;
  return paid;
}

/** Nobody in these years files care outside the area. */
function isAided({ aidOutside }: Figures, { outside }: Spending): boolean {
  return aidOutside || !outside;
}

function extraOf({ extra }: Figures, spent: Spending, left: bigint, year: OracleYear): bigint {
  if (!extra || (extra.properReferralOnly && spent.outside)) return 0n;
  const owed = (base: bigint) => toFen(over(base, fenOf(extra.over)) * BigInt(extra.rate));
  const due = owed(year.extraBase + left) - owed(year.extraBase);
  const paid = extra.cap === null ? due : atMost(due, over(fenOf(extra.cap), year.extra));
  year.extraBase += left;
  year.extra += paid;
  return paid;
}
