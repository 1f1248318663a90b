import { addDays, type Day, daysBetween } from '../../kernel/days.ts';
import { type Money, minus, yuan } from '../../kernel/money.ts';
import type { ProviderLevel } from '../../rules/policy/index.ts';
import type { DemoCatalogue } from './build-catalogue.ts';
import { order, some } from './charge-visit.ts';
import type { Draft } from './draft-bill.ts';
import type { Random } from './random.ts';

export type StayCharge = {
  readonly level: ProviderLevel;
  readonly from: Day;
  readonly until: Day;
  /** About what the stay costs in the end. */
  readonly target: Money;
};

type Ward = {
  readonly random: Random;
  readonly catalogue: DemoCatalogue;
  readonly draft: Draft;
};

const SURGICAL_FROM = yuan('6000');
const INTENSIVE_FROM = yuan('40000');

/** Fills the bill of a stay: wards and tests as they fall due, then treatment up to the target. */
export function chargeStay(ward: Ward, stay: StayCharge): void {
  const { random } = ward;
  chargeAdmission(ward, stay);
  const days = daysBetween(stay.from, stay.until) + 1;
  for (let number = 0; number < days; number += 1) {
    chargeDay(ward, stay, addDays(stay.from, number));
  }
  if (stay.target >= SURGICAL_FROM && random.chance(0.5)) chargeOperation(ward, stay);
  fill(ward, stay, days);
}

function chargeAdmission(ward: Ward, { level, from }: StayCharge): void {
  const { random } = ward;
  const tests = level === 'primary' ? 3 : level === 'secondary' ? 6 : 9;
  order(ward, { use: 'lab', count: tests, quantity: 1, on: from });
  order(ward, { use: 'exam', count: random.between(1, 2), quantity: 1, on: from });
  if (level !== 'primary') order(ward, { use: 'imaging', count: 1, quantity: 1, on: from });
}

function chargeDay(ward: Ward, stay: StayCharge, on: Day): void {
  const { catalogue, draft } = ward;
  const intensive = stay.target >= INTENSIVE_FROM && on < addDays(stay.from, 5);
  const bed = intensive ? '重症监护床位费' : BEDS[stay.level];
  const care = intensive ? '特级护理' : stay.level === 'primary' ? '三级护理' : '二级护理';
  for (const name of [bed, '住院诊察费', care]) draft.charge(catalogue.codeOf(name), on, 1);
  if (intensive) draft.charge(catalogue.codeOf('心电监测'), on, 24);
}

const BEDS: Record<ProviderLevel, string> = {
  village: '三人间床位费',
  primary: '三人间床位费',
  secondary: '三人间床位费',
  tertiary: '双人间床位费',
};

const MATERIALS_FOR: Readonly<Record<string, readonly string[]>> = {
  腹股沟疝修补术: ['疝补片'],
  白内障超声乳化摘除术: ['人工晶状体'],
  人工髋关节置换术: ['人工髋关节假体'],
  人工膝关节置换术: ['人工膝关节假体'],
  骨折切开复位内固定术: ['骨接合用接骨板', '骨接合用螺钉'],
  椎体成形术: ['骨水泥'],
  冠状动脉支架植入术: ['药物洗脱冠脉支架', '冠脉球囊扩张导管', '造影导丝', '血管鞘组'],
  永久起搏器植入术: ['双腔永久起搏器'],
  颅内动脉瘤夹闭术: ['颅内动脉瘤夹'],
};

function chargeOperation(ward: Ward, { from, target }: StayCharge): void {
  const { random, catalogue, draft } = ward;
  const on = addDays(from, 1);
  // An operation with its implant shall not cost more than the whole stay.
  const affordable = catalogue.codesFor('operation').filter((code) => {
    const { name, price } = catalogue.itemOn(code, on);
    const parts = (MATERIALS_FOR[name] ?? []).map((part) => catalogue.codeOf(part));
    const prices = parts.map((part) => yuan(catalogue.itemOn(part, on).price));
    return prices.reduce(minus, minus(target, yuan(price))) > 0n;
  });
  const operation = random.pick(affordable);
  draft.charge(operation, on, 1);
  for (const name of MATERIALS_FOR[catalogue.itemOn(operation, on).name] ?? []) {
    draft.charge(catalogue.codeOf(name), on, 1);
  }
  order(ward, { use: 'anaesthesia', count: 1, quantity: 1, on });
  order(ward, { use: 'surgery', count: random.between(3, 6), quantity: 1, on });
}

const DRUGS_PER_ROUND = 3;
const ROUNDS_MAX = 400;

/** The larger the gap that is left, the dearer what is given. */
function fill({ random, catalogue, draft }: Ward, { from, target }: StayCharge, days: number) {
  for (let round = 0; round < ROUNDS_MAX && draft.total() < target; round += 1) {
    const gap = minus(target, draft.total());
    const on = addDays(from, random.between(0, days - 1));
    if (gap >= yuan('30000')) {
      draft.charge(random.pick(catalogue.codesFor('costly')), on, 1);
    } else if (gap >= yuan('4000')) {
      draft.charge(random.pick(catalogue.codesFor('critical')), on, random.between(3, 10));
    } else {
      for (const code of some(random, catalogue.codesFor('infusion'), DRUGS_PER_ROUND)) {
        draft.charge(code, on, random.between(4, 16));
      }
      draft.charge(catalogue.codeOf('静脉输液'), on, 1);
    }
  }
}
