import { assert } from '../../kernel/assert.ts';
import type { BurdenFigures, BurdenLevel } from './model-burden.ts';
import { CODE, type NodeReader } from './node-reader.ts';

export function readBurden(at: NodeReader): BurdenFigures {
  return {
    income: at.amount('income'),
    levels: at.some('levels').map((one) => ({ ...named(one), ...readLine(one) })),
    followUpDays: at.count('followUpDays'),
    measureMonths: at.count('measureMonths'),
    measures: at.some('measures').map(named),
    source: at.text('source'),
  };
}

function named(one: NodeReader) {
  return { code: one.text('code', CODE), zh: one.text('zh'), en: one.text('en') };
}

function readLine(level: NodeReader): Pick<BurdenLevel, 'over' | 'groups'> {
  const both = ['share', 'amount'].filter(level.has);
  assert(both.length === 1, `level ${level.text('code')} has a share or an amount`);
  return {
    over: level.has('share') ? { share: level.share('share') } : { amount: level.amount('amount') },
    groups: level.has('groups') ? level.text('groups').split(' ') : null,
  };
}
