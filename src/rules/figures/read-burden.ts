import { assert } from '../../kernel/assert.ts';
import { rate, yuan } from '../../kernel/money.ts';
import type { BurdenFigures, BurdenLevel } from './model-burden.ts';
import { checkNode, listOf, type Node, textOf } from './read-node.ts';

const AMOUNT = /^\d{1,9}\.\d\d$/;
const COUNT = /^[1-9]\d{0,2}$/;
const CODE = /^[a-z][a-z0-9-]{1,40}$/;

/** Absent: nobody is watched. */
export function readBurden(tree: unknown, place: string): BurdenFigures | null {
  if (tree === undefined) return null;
  const node = checkNode(tree, place);
  const named = (one: Node) => ({
    code: textOf(one, 'code', place, CODE),
    zh: textOf(one, 'zh', place),
    en: textOf(one, 'en', place),
  });
  return {
    income: yuan(textOf(node, 'income', place, AMOUNT)),
    levels: listOf(node, 'levels', place).map((one): BurdenLevel => {
      const level = checkNode(one, place);
      return { ...named(level), ...readLine(level, place) };
    }),
    followUpDays: Number(textOf(node, 'followUpDays', place, COUNT)),
    measureMonths: Number(textOf(node, 'measureMonths', place, COUNT)),
    measures: listOf(node, 'measures', place).map((one) => named(checkNode(one, place))),
    source: textOf(node, 'source', place),
  };
}

function readLine(level: Node, place: string): Pick<BurdenLevel, 'over' | 'groups'> {
  const both = [level.share, level.amount].filter((value) => value !== undefined);
  assert(both.length === 1, `${place}: a level has a share or an amount`);
  return {
    over:
      level.share === undefined
        ? { amount: yuan(textOf(level, 'amount', place, AMOUNT)) }
        : { share: rate(textOf(level, 'share', place, /^\d(\.\d{1,6})?$/)) },
    groups: level.groups === undefined ? null : textOf(level, 'groups', place).split(' '),
  };
}
