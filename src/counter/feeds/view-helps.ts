import { type Static, Type } from 'typebox';
import { formatYuan, type Money, sum, ZERO } from '../../kernel/money.ts';
import { HELP_OUTCOMES, type HelpOutcome, type ShownHelp } from '../../money/premium/index.ts';
import { maskName } from '../../people/enrolment/index.ts';
import type { HelpSum } from './store/inclusion.ts';
import type { Word } from './view.ts';

const Text = Type.String();
const OrNull = Type.Union([Text, Type.Null()]);

export const HelpView = Type.Object({
  id: Text,
  person: Text,
  name: Type.String({ description: 'Masked' }),
  year: Type.Integer(),
  outcome: Type.Enum([...HELP_OUTCOMES]),
  group: OrNull,
  amount: Type.String({
    description: 'Help with the premium; of a difference what was paid too much',
  }),
  order: OrNull,
  channel: OrNull,
  paid: Type.Boolean({ description: 'The difference is on its way to the person' }),
  reason: Type.Union([Type.Object({ code: Text, zh: Text, en: Text }), Type.Null()]),
  on: Text,
});
export type HelpView = Static<typeof HelpView>;

export function helpView(help: Omit<ShownHelp, 'all'>, word: Word): HelpView {
  const { id, person, name, year, outcome, group, amount, order, channel, paid, on } = help;
  const { reason, facts } = help;
  return {
    ...{ id, person, year, outcome, group, order, channel, paid, on },
    ...{ name: maskName(name), amount: formatYuan(amount) },
    reason: reason === null ? null : { code: reason, ...word(reason, facts) },
  };
}

export const HelpsView = Type.Object({
  waiting: Type.Integer({ description: 'Not yet looked at, or not before a day' }),
  insured: Type.Integer({ description: 'All was given' }),
  asked: Type.Integer({ description: 'A part was given, the rest is asked for' }),
  changed: Type.Integer({
    description: 'Orders that nobody had paid and that are less or more now',
  }),
  given: Type.String({ description: 'Help of all these' }),
  differences: Type.Integer({ description: 'Paid before, although help was due' }),
  owed: Type.String({ description: 'What they paid too much' }),
  refused: Type.Integer({ description: 'Somebody has to look' }),
});

export function helpsView(waiting: number, sums: readonly HelpSum[]): Static<typeof HelpsView> {
  const of = (...outcomes: readonly HelpOutcome[]) =>
    sums.filter(({ outcome }) => outcomes.includes(outcome));
  const count = (...outcomes: readonly HelpOutcome[]) =>
    of(...outcomes).reduce((all, one) => all + one.count, 0);
  const amount = (...outcomes: readonly HelpOutcome[]): Money =>
    of(...outcomes).length === 0 ? ZERO : sum(of(...outcomes).map((one) => one.amount));
  return {
    waiting,
    ...{
      insured: count('insured'),
      asked: count('asked'),
      changed: count('lowered', 'raised', 'withdrawn'),
    },
    given: formatYuan(amount('insured', 'asked', 'lowered', 'raised')),
    ...{ differences: count('difference'), owed: formatYuan(amount('difference')) },
    refused: count('refused'),
  };
}
