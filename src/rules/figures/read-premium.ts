import { assert } from '../../kernel/assert.ts';
import { WHOLE, ZERO } from '../../kernel/money.ts';
import {
  type CareFigures,
  FISCAL_LEVELS,
  type IncentiveFigures,
  type PremiumAid,
  type PremiumFigures,
  type WaitingFigures,
  type YearPremium,
} from './model-premium.ts';
import type { NodeReader } from './node-reader.ts';

export function readPremium(at: NodeReader): PremiumFigures {
  const unit = at.child('unit');
  const levels = at.children('levels').map((one) => ({
    level: one.choice('level', FISCAL_LEVELS),
    share: one.share('share'),
  }));
  const whole = levels.reduce((total, { share }) => total + share, 0n);
  assert(whole === WHOLE, 'the levels bear the fiscal share whole');
  return {
    resident: years(at, 'resident'),
    careInsurance: years(at, 'careInsurance'),
    largeAmount: years(at, 'largeAmount'),
    levels,
    aid: at.children('aid').map(aidOf),
    late: at.choice('late', ['with-waiting', 'exempt-only']),
    paidInNewYear: at.choice('paidInNewYear', ['year', 'payment']),
    refund: at.choice('refund', ['before-coverage', 'never']),
    source: at.text('source'),
    unit: {
      unitRate: unit.share('unitRate'),
      personRate: unit.share('personRate'),
      arrearsAfterMonths: unit.count('arrearsAfterMonths'),
      lifts: unit.choice('lifts', ['month', 'payment']),
      source: unit.text('source'),
    },
  };
}

function years(at: NodeReader, name: string): readonly YearPremium[] {
  const read = at.children(name).map((one) => ({
    year: one.count('year'),
    personal: one.amount('personal'),
    fiscal: one.amount('fiscal'),
    source: one.text('source'),
  }));
  assert(new Set(read.map(({ year }) => year)).size === read.length, `${name}: a year stands once`);
  return read;
}

function aidOf(one: NodeReader): PremiumAid {
  const pays = one.choice('pays', ['full', 'fixed']);
  return {
    group: one.text('group'),
    pays,
    amount: pays === 'fixed' ? one.amount('amount') : ZERO,
    level: one.choice('level', FISCAL_LEVELS),
    source: one.text('source'),
  };
}

export function readWaiting(at: NodeReader): WaitingFigures {
  const longGap = at.child('longGap');
  return {
    fixedMonths: at.number('fixedMonths'),
    monthsPerMissedYear: at.number('monthsPerMissedYear'),
    countsFrom: at.count('countsFrom'),
    longGap: {
      years: longGap.count('years'),
      atLeastMonths: longGap.number('atLeastMonths'),
    },
    exemptGroups: at.texts('exemptGroups'),
    switchDays: at.number('switchDays'),
    employeeMonths: at.number('employeeMonths'),
    source: at.text('source'),
  };
}

export function readIncentives(at: NodeReader): IncentiveFigures {
  return {
    countsFrom: at.count('countsFrom'),
    continuousFrom: at.count('continuousFrom'),
    continuous: at.amount('continuous'),
    noClaim: at.amount('noClaim'),
    mostShare: at.share('mostShare'),
    noClaimAfterBreak: at.choice('noClaimAfterBreak', ['kept', 'lost']),
    source: at.text('source'),
  };
}

export function readCareInsurance(at: NodeReader): CareFigures {
  return {
    residentRate: at.share('residentRate'),
    employeeRate: at.share('employeeRate'),
    income: at.amount('income'),
    capShare: at.share('capShare'),
    waitingMonths: at.number('waitingMonths'),
    source: at.text('source'),
  };
}
