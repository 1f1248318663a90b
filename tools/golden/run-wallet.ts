/** A wallet from its opening to the clearing of the month: each step by the function that the product decides it with. */
import type { AreaCode } from '../../src/kernel/ids.ts';
import { fen, type Money, plus, ZERO } from '../../src/kernel/money.ts';
import { Rejection } from '../../src/kernel/rejection.ts';
import { buildClearing } from '../../src/money/own-account/index.ts';
import {
  availableOf,
  holdQuota,
  releaseQuota,
  type Shared,
  spendOwn,
  takeFromQuota,
  type WalletUse,
} from '../../src/people/accounts/index.ts';
import { type Difference, differ } from './compare.ts';
import { type Fields, FormatError, fieldsOf, has, list, text } from './fields.ts';
import type { Packs } from './read-pack.ts';

type Used = { readonly id: string; readonly kind: WalletUse; readonly amount: Money };
type Course = { shared: Shared; readonly uses: Used[]; returned: Money };

export function runWallet(_packs: Packs, testCase: Fields): Difference[] {
  const course: Course = {
    shared: { account: { balance: ZERO, held: ZERO }, left: ZERO },
    ...{ uses: [], returned: ZERO },
  };
  return list(testCase, 'steps').flatMap((value, i) => {
    const step = fieldsOf(value, `${testCase.where}.steps[${i}]`);
    const act = STEPS[text(step, 'op')];
    if (!act) throw new FormatError(`${step.where}.op is unknown: ${text(step, 'op')}`);
    return [...act(course, step), ...compareState(course, step)].map((difference) => ({
      ...difference,
      key: `steps[${i}].${difference.key}`,
    }));
  });
}

type Act = (course: Course, step: Fields) => Difference[];

const STEPS: Readonly<Record<string, Act>> = {
  open(course, step) {
    const account = { balance: amountOf(step, 'giverBalance'), held: amountOf(step, 'hold') };
    course.shared = { account, left: ZERO };
    return [];
  },
  grant(course, step) {
    const amount = amountOf(step, 'amount');
    course.shared = { account: holdQuota(course.shared.account, amount), left: amount };
    return [];
  },
  'use-care': (course, step) => use(course, step, 'care'),
  'use-goods': (course, step) => use(course, step, 'goods'),
  'use-premium-resident': (course, step) => use(course, step, 'premium-resident'),
  'use-premium-ltc': (course, step) => use(course, step, 'premium-ltc'),
  'giver-tries-own-spend'(course, step) {
    const expected = text(step, 'expect');
    return differ('expect', expected, outcomeOf(course, amountOf(step, 'amount')));
  },
  dissolve(course) {
    course.returned = course.shared.left;
    course.shared = releaseQuota(course.shared);
    return [];
  },
  clearing(course, step) {
    const [giverArea, receiverArea] = ['000001', '000002'] as AreaCode[];
    const of = { month: text(step, 'month'), giverArea, receiverArea } as const;
    const { care, goods, premium, total } = buildClearing(of as never, course.uses);
    return [
      ...differ('care', step.object.care, plus(care, goods)),
      ...differ('premium', step.object.premium, premium),
      ...differ('total', step.object.total, total),
    ];
  },
};

function use(course: Course, step: Fields, kind: WalletUse): Difference[] {
  const amount = amountOf(step, 'amount');
  course.shared = takeFromQuota(course.shared, amount);
  course.uses.push({ id: String(course.uses.length), kind, amount });
  return [];
}

/** As the case writes a refusal: with what was available. */
function outcomeOf({ shared }: Course, amount: Money): string {
  try {
    spendOwn(shared.account, amount);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return `rejected: available ${error.facts.available}`;
  }
}

const STATE = {
  giverBalance: ({ shared }: Course) => shared.account.balance,
  hold: ({ shared }: Course) => shared.account.held,
  giverAvailable: ({ shared }: Course) => availableOf(shared.account),
  walletLeft: ({ shared }: Course) => shared.left,
  returned: ({ returned }: Course) => returned,
} as const;

function compareState(course: Course, step: Fields): Difference[] {
  return Object.entries(STATE).flatMap(([key, read]) =>
    has(step, key) ? differ(key, step.object[key], read(course)) : [],
  );
}

function amountOf(step: Fields, key: string): Money {
  const value = step.object[key];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    throw new FormatError(`${step.where}.${key} is not fen: ${JSON.stringify(value)}`);
  }
  return fen(value);
}
