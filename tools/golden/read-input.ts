/** One settlement of a cases file as the engine's input. */
import { type Money, min, minus, plus, share, sum, ZERO } from '../../src/kernel/money.ts';
import type {
  BenefitInput,
  Bill,
  Patient,
  Purse,
  Totals,
  Visit,
} from '../../src/money/benefit/index.ts';
import type { Filing, ProviderLevel } from '../../src/rules/policy/index.ts';
import {
  child,
  expectKeys,
  type Fields,
  FormatError,
  fieldsOf,
  flag,
  has,
  list,
  money,
  moneyOr,
  rate,
  text,
  textOr,
  texts,
  whole,
} from './fields.ts';
import { visitKindOf } from './read-layers.ts';

/** What a sequence knows about a step that the step itself does not say. */
export type StepContext = {
  readonly groups: readonly string[] | null;
  readonly continued: boolean;
};

export function readInput(step: Fields, before: Totals, context: StepContext): BenefitInput {
  const visit = readVisit(child(step, 'visit'), context.continued);
  return {
    gate: null,
    bill: readBill(step),
    patient: readPatient(step, context.groups),
    visit,
    before,
    ownAccount: readOwnAccount(step),
    mutualAid: readWallets(step),
  };
}

/** 丙 is the person's alone; of the others what exceeds the ceiling, then the first self-paid share. */
function readBill(step: Fields): Bill {
  const parts = list(step, 'items').map((item, index) => {
    const line = fieldsOf(item, `items[${index}]`);
    const amount = money(line, 'amount');
    const cls = text(line, 'cls');
    if (cls === '丙') return { amount, full: amount, over: ZERO, prior: ZERO, procured: false };
    if (cls !== '甲' && cls !== '乙') throw new FormatError(`items[${index}].cls is ${cls}`);
    const over = min(moneyOr(line, 'overLimit', ZERO), amount);
    const prior = has(line, 'preSelfBp')
      ? share(minus(amount, over), rate(line, 'preSelfBp'))
      : ZERO;
    return { amount, full: ZERO, over, prior, procured: textOr(line, 'tag', '') === '集采' };
  });
  const total = sum(parts.map(({ amount }) => amount));
  const fullSelfPay = sum(parts.map(({ full }) => full));
  const overCeiling = sum(parts.map(({ over }) => over));
  const priorSelfPay = sum(parts.map(({ prior }) => prior));
  const scopeOf = (part: (typeof parts)[number]): Money =>
    minus(part.amount, plus(part.full, plus(part.over, part.prior)));
  return {
    total,
    fullSelfPay,
    overCeiling,
    priorSelfPay,
    inScope: sum(parts.map(scopeOf)),
    procured: sum(parts.filter(({ procured }) => procured).map(scopeOf)),
  };
}

function readPatient(step: Fields, groups: readonly string[] | null): Patient {
  const person = child(step, 'person');
  const category = textOr(person, 'category', '普通');
  const own = has(person, 'categories') ? texts(person, 'categories') : [category];
  return {
    retired: flag(person, 'retired'),
    age: has(person, 'age') ? whole(person, 'age') : null,
    // An identity gained or lost inside the stay counts for the whole of it (policy facts 4.4).
    groups: groups ?? own,
    chronicDiseases: has(person, 'chronicDiseases') ? texts(person, 'chronicDiseases') : [],
    seriousCapBonus: moneyOr(step, 'seriousCapBonus', ZERO),
  };
}

function readVisit(visit: Fields, continued: boolean): Visit {
  const referral = textOr(visit, 'referral', has(visit, 'priorDed') ? 'up' : 'none');
  if (referral !== 'none' && referral !== 'up' && referral !== 'down') {
    throw new FormatError(`${visit.where}.referral is ${referral}`);
  }
  return {
    kind: visitKindOf(text(visit, 'type'), visit.where),
    level: levelOf(visit),
    disease: has(visit, 'disease') ? text(visit, 'disease') : null,
    outOfArea: flag(visit, 'outOfArea'),
    filing: filingOf(textOr(visit, 'filing', 'none')),
    referral,
    chainDeductible: moneyOr(visit, 'priorDed', ZERO),
    continued,
  };
}

const LEVELS: Readonly<Record<string, ProviderLevel>> = {
  village: 'village',
  township: 'primary',
  county: 'secondary',
  '1': 'primary',
  '2': 'secondary',
  '3': 'tertiary',
};

function levelOf(visit: Fields): ProviderLevel {
  const word = has(visit, 'tier') ? text(visit, 'tier') : String(visit.object.level);
  const level = LEVELS[word];
  if (!level) throw new FormatError(`${visit.where} has an unknown level ${word}`);
  return level;
}

function filingOf(word: string): Filing {
  if (/long/.test(word)) return 'long-term';
  if (/referral/.test(word)) return 'referral';
  if (/emergency/.test(word)) return 'emergency';
  return word === 'none' ? 'none' : 'temporary';
}

function balancesOf(step: Fields): Fields | null {
  if (!has(step, 'balances')) return null;
  const balances = child(step, 'balances');
  expectKeys(balances, ['account', 'wallets']);
  return balances;
}

function readOwnAccount(step: Fields): Purse | null {
  const balances = balancesOf(step);
  if (!balances || !has(balances, 'account')) return null;
  return { owner: 'own', available: money(balances, 'account') };
}

function readWallets(step: Fields): Purse[] {
  const balances = balancesOf(step);
  if (!balances || !has(balances, 'wallets')) return [];
  return list(balances, 'wallets').map((wallet, index) => {
    const fields = fieldsOf(wallet, `wallets[${index}]`);
    return { owner: text(fields, 'giver'), available: money(fields, 'quota') };
  });
}
