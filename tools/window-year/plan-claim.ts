import type { DemoCatalogue, DemoItem } from '../../src/main/demonstration/build-catalogue.ts';
import { type Network, placeOf } from '../../src/main/demonstration/build-providers.ts';
import type { Random } from '../../src/main/demonstration/random.ts';
import { dayAfter } from './days-off.ts';
import type { FormGiven, Insured } from './model.ts';

export const CLAIM_MATTERS = [
  ['reimburse-outpatient', 30],
  ['reimburse-inpatient', 42],
  ['reimburse-delivery', 8],
  ['reimburse-aid', 20],
] as const;
export type ClaimMatter = (typeof CLAIM_MATTERS)[number][0];

export const CLAIM_PAPERS: Readonly<Record<ClaimMatter, readonly string[]>> = {
  'reimburse-outpatient': ['invoices', 'fees', 'record'],
  'reimburse-inpatient': ['invoices', 'fees', 'summary'],
  'reimburse-delivery': ['invoices', 'fees', 'summary', 'birth'],
  'reimburse-aid': ['invoices', 'fees', 'summary'],
};

export type Places = { readonly network: Network; readonly items: readonly DemoItem[] };

/** What the end of an account's number makes the trial's bank say. */
const BANK = [
  ['1234', 945],
  ['0001', 20],
  ['0002', 20],
  ['0003', 15],
] as const;

export type Bill = {
  readonly form: FormGiven;
  readonly from: string;
  readonly until: string;
  readonly away: boolean;
};

export type Claiming = {
  readonly matter: ClaimMatter;
  readonly person: Insured;
  readonly number: number;
  /** The day on which it is brought. */
  readonly brought: string;
  readonly places: Places;
};

/** A bill that somebody paid himself in the weeks before. */
export function planBill(random: Random, claiming: Claiming): Bill {
  const { matter, person, number, brought, places } = claiming;
  const stays = matter === 'reimburse-inpatient' || matter === 'reimburse-delivery';
  const stay = stays || (matter === 'reimburse-aid' && random.chance(0.6));
  const days = stay ? random.between(3, 9) : 0;
  const until = dayAfter(brought, -random.between(1, 20));
  const early = dayAfter(until, -days);
  const from = early < '2025-01-01' ? '2025-01-01' : early;
  const away = matter === 'reimburse-inpatient' && random.chance(0.15);
  const chronic = matter === 'reimburse-outpatient' && person.scheme === 'resident';
  const disease = chronic ? person.chronic[0] : undefined;
  const { lines, total } = planLines(random, stay, places);
  const visit = stay ? 'inpatient' : disease === undefined ? 'outpatient' : 'chronic';
  const asksKind = matter === 'reimburse-outpatient' || matter === 'reimburse-aid';
  const form = {
    ...(asksKind && { visit }),
    ...(visit === 'chronic' && { disease }),
    provider: away ? places.network.elsewhere.id : hospitalFor(random, person, stay, places),
    from,
    ...(stay && { until }),
    diagnosis: '示例诊断',
    ...(away && random.chance(0.3) && { emergency: true }),
    billName: person.name,
    invoices: `YB25-${String(number).padStart(6, '0')}`,
    lines,
    total: yuan(total),
    account: planAccount(random, person, number),
  };
  return { form, from: stay ? from : until, until, away };
}

/** A visit is one day, so its form says the day once. */
export function onOneDay({ form, until }: Bill): FormGiven {
  return 'until' in form ? form : { ...form, from: until };
}

function hospitalFor(random: Random, person: Insured, stay: boolean, { network }: Places): string {
  const { county, township } = person;
  const near = network.primary.get(placeOf(county, Number(township ?? '1'))) ?? [];
  const secondary = network.secondary.get(county) ?? [];
  const choice = stay
    ? [...secondary, random.pick(network.tertiary)]
    : [...near, random.pick(secondary)];
  return random.pick(choice).id;
}

export function planAccount(random: Random, person: Insured, number: number) {
  const ending = random.weighted(BANK);
  return {
    holder: person.name,
    bank: '示范银行',
    number: `6200${String(number).padStart(8, '0')}${ending}`,
  };
}

/** Items that held all year. */
export function claimedItems({ items }: DemoCatalogue): readonly DemoItem[] {
  return items.filter(
    ({ endsOn, startsOn, price, listed }) =>
      endsOn === null && startsOn <= '2025-01-01' && /^\d+(\.\d\d?)?$/.test(price) && !listed,
  );
}

type Line = Readonly<Record<string, string>>;

/** Now and then one that no catalogue knows. */
function planLines(random: Random, stay: boolean, { items }: Places) {
  const lines: Line[] = [];
  let total = 0;
  for (let left = random.between(stay ? 5 : 2, stay ? 12 : 5); left > 0; left -= 1) {
    const item = random.pick(items);
    const unknown = random.chance(0.03);
    const quantity = random.between(1, stay ? 12 : 3);
    const amount = Math.round(Number(item.price) * 100) * quantity;
    total += amount;
    lines.push({
      code: unknown ? 'X0000001' : item.code,
      name: item.name,
      quantity: String(quantity),
      unitPrice: item.price,
      amount: yuan(amount),
    });
  }
  return { lines, total };
}

function yuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}
