import { assert } from '../../kernel/assert.ts';
import { type Money, partsOf } from '../../kernel/money.ts';
import type { Allowance, AllowanceRules, Birth, DaysStep } from './model.ts';

/** The days of leave that are paid, each with its article, and the wage of so many days, rounded once. */
export function computeAllowance(
  birth: Birth,
  monthlyWage: Money,
  rules: AllowanceRules,
): Allowance {
  const steps = birth.is === 'delivery' ? ofDelivery(birth, rules) : ofMiscarriage(birth, rules);
  const days = steps.reduce((total, step) => total + step.days, 0);
  const amount = partsOf(monthlyWage, BigInt(days), BigInt(rules.dayOfMonth.days));
  return { days, amount, steps };
}

function ofDelivery(
  { difficult, children }: Birth & { is: 'delivery' },
  { delivery }: AllowanceRules,
): DaysStep[] {
  const { multiple } = delivery;
  const steps: DaysStep[] = [
    { what: 'base', ...delivery.base },
    { what: 'provincial', ...delivery.provincial },
  ];
  if (difficult) steps.push({ what: 'difficult', ...delivery.difficult });
  if (children > 1) {
    steps.push({ what: 'multiple', ...multiple, days: multiple.days * (children - 1) });
  }
  return steps;
}

function ofMiscarriage(
  { weeks }: Birth & { is: 'miscarriage' },
  { miscarriage }: AllowanceRules,
): DaysStep[] {
  const row = miscarriage.find(({ beforeWeek }) => beforeWeek === null || weeks < beforeWeek);
  assert(row, 'the last row has no end');
  return [{ what: 'miscarriage', days: row.days, source: row.source }];
}
