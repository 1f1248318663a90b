import { addDays, type Day, day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import { addMonths } from '../../kernel/months.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  type Actor,
  collectPremium,
  enrolMember,
  makeMonth,
  openUnit,
  orderPremium,
  type PremiumDeps,
  payMonth,
  payPremium,
  type StandingOrder,
} from '../../money/premium/index.ts';
import { insertPersons } from '../../people/enrolment/index.ts';
import { createIdentities } from './identities.ts';
import { findNotes, findUninsured, writeNote } from './store.ts';

const STATION: Actor = { id: 'yikao demo', office: '532900/532901/03/07' };
const UNIT = 'U-DEMO-1' as Parameters<typeof openUnit>[2]['id'];
const COUNTY = '532901';
/** Invented people besides those of the population; their ids come after all of those. */
const CHILD = 'PN00000001' as PersonId;
const EMPLOYEES = ['PN00000002', 'PN00000003', 'PN00000004'] as const;

/** What becomes of one premium after the other. */
const FATES = [
  'cash',
  'cash',
  'bank',
  'lost',
  'refused',
  'open',
  'cash',
  'cash',
  'open',
  'cash',
] as const;
type Fate = (typeof FATES)[number];
const TRIED = 400;

export type PremiumsFilled = { readonly orders: number };

/**
 * Some of the demonstration's people pay, or do not, for the year that is open; a child is enrolled and waits to be paid for;
 * a unit has paid one month and owes another. Null where that was done.
 */
export async function fillPremiums(deps: PremiumDeps): Promise<PremiumsFilled | null> {
  const { sql } = deps.database;
  if ((await findNotes(sql)).some(({ action }) => action === 'premiums')) return null;
  const today = deps.clock.today();
  const year = yearOf(deps, today);
  await addPeople(deps, today);
  let orders = 0;
  const people = await findUninsured(sql, day(`${year}-07-01`), TRIED);
  for (const person of people) {
    const fate = FATES[orders];
    if (fate && (await kept(pay(deps, { person, year, fate })))) orders += 1;
  }
  const child = { person: CHILD, year: Number(today.slice(0, 4)), fate: 'open' } as const;
  if (await kept(pay(deps, child))) orders += 1;
  await kept(fillUnit(deps, today));
  await writeNote(sql, { action: 'premiums', detail: '' });
  return { orders };
}

/** The next year while its window is open, else the one that runs. */
function yearOf({ figures, database }: PremiumDeps, today: Day): number {
  const year = Number(today.slice(0, 4));
  const rule = figures.on(database.area, today)?.enrolment;
  return rule && today.slice(5) >= rule.windowFrom ? year + 1 : year;
}

/** What the law of the day does not let happen is left out of the demonstration. */
async function kept(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Rejection) return false;
    throw error;
  }
}

async function addPeople({ database }: PremiumDeps, today: Day): Promise<void> {
  const { next } = createIdentities();
  const bornOn = addDays(today, -20);
  const household = 'FN0000001';
  await database.transaction((sql) =>
    insertPersons(sql, [
      {
        id: CHILD,
        idNumber: next(bornOn, 'female'),
        name: '展示新生儿',
        county: COUNTY,
        household,
      },
      ...EMPLOYEES.map((id, i) => ({
        ...{ id, idNumber: next(day('1989-11-03'), i % 2 === 0 ? 'female' : 'male') },
        ...{ name: `展示职工${'甲乙丙'[i]}`, county: COUNTY, household: i === 0 ? household : id },
      })),
    ]),
  );
}

type Asked = { readonly person: PersonId; readonly year: number; readonly fate: Fate };

const AGREEMENTS = { bank: 'DEMO-1000', refused: 'DEMO-0001', lost: 'DEMO-0002' } as const;

async function pay(deps: PremiumDeps, { person, year, fate }: Asked): Promise<void> {
  const key = `demo:${person}:${year}`;
  const asked = { key, person, scheme: 'resident', year, repairedYears: 0 } as const;
  const order = await deps.database.transaction((sql) => orderPremium(sql, deps, asked, STATION));
  if (order.state !== 'made' || fate === 'open') return;
  const request = { key: `${key}:paid`, order: order.id };
  if (fate === 'cash') {
    await deps.database.transaction((sql): Promise<StandingOrder> => {
      return payPremium(sql, deps, { ...request, by: 'cash', payer: null }, STATION);
    });
  } else if (deps.collectors.bank) {
    const agreement = AGREEMENTS[fate];
    await collectPremium(deps, { ...request, by: 'bank', agreement }, STATION);
  }
}

async function fillUnit(deps: PremiumDeps, today: Day): Promise<void> {
  const last = addMonths(day(`${today.slice(0, 7)}-01`), -1);
  await deps.database.transaction(async (sql) => {
    const unit = { id: UNIT, key: 'demo:unit', name: '示范公司', county: COUNTY };
    await openUnit(sql, deps, unit, STATION.id);
    for (const [i, person] of EMPLOYEES.entries()) {
      const member = { unit: UNIT, person: person as PersonId, key: `demo:member:${person}` };
      const wage = yuan(`${5 + i}000.00`);
      const joined = { ...member, wage, retired: false, startsOn: last };
      await enrolMember(sql, deps, joined, STATION.id);
    }
    await makeMonth(sql, deps, { unit: UNIT, month: last }, STATION.id);
    const paid = { key: 'demo:month', unit: UNIT, month: last, reference: 'DEMO' };
    await payMonth(sql, deps, { ...paid, channel: 'tax' }, STATION.id);
    await makeMonth(sql, deps, { unit: UNIT, month: addMonths(last, 1) }, STATION.id);
  });
}
