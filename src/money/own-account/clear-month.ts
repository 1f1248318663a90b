import { assert } from '../../kernel/assert.ts';
import type { Day } from '../../kernel/days.ts';
import { eachByItself } from '../../kernel/each-by-itself.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { addMonths } from '../../kernel/months.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { findUsesOfMonth, type MonthUse } from '../../people/accounts/index.ts';
import { closeDays } from '../ledger/index.ts';
import { buildClearing } from './build-clearing.ts';
import { monthEnds } from './credit-accounts.ts';
import type { OwnAccountDeps } from './deps.ts';
import { TOO_EARLY } from './errors.ts';
import type { Clearing } from './model.ts';
import {
  type ClearingRow,
  findAreasOfGrants,
  findBookingsOfMonth,
  findClearings,
  insertClearing,
} from './store/bookings.ts';
import { syncArea } from './sync-wallets.ts';

const MONTHS_BACK = [-3, -2, -1] as const;

/** Every night: the last months. An area that was out for some time is cleared with for the month that it was out. */
export async function clearMonths(deps: OwnAccountDeps): Promise<void> {
  const first = `${deps.clock.today().slice(0, 7)}-01` as Day;
  await eachByItself(MONTHS_BACK, (back) => clearMonth(deps, addMonths(first, back).slice(0, 7)));
}

/**
 * What this area is owed for a month, and what it owes. Its days are closed first, so that nothing is used in it any more.
 * Of what it owes it writes down what the other area wrote, once it has come to the same by its own books. An area that does not
 * answer, or says something else, keeps the others from nothing.
 */
export async function clearMonth(deps: OwnAccountDeps, month: string): Promise<void> {
  const { database, clock } = deps;
  const { from, until } = monthEnds(month);
  if (clock.today() < until) throw new Rejection(TOO_EARLY, { period: month });
  const given = await findAreasOfGrants(database.sql);
  const received = await findUsesOfMonth(database.sql, from, until);
  if (given.length === 0 && received.length === 0) return;
  await closeDays(database, until);
  const at = clock.now().toISOString();
  const uses = await findUsesOfMonth(database.sql, from, until);
  for (const [giverArea, ofArea] of groupByArea(uses)) {
    const clearing = buildClearing({ month, giverArea, receiverArea: database.area }, ofArea);
    await insertClearing(database.sql, { ...clearing, direction: 'owed', other: giverArea, at });
  }
  const written = (await findClearings(database.sql, month)).filter(isOwing).map(byOther);
  const open = given.filter((area) => !written.includes(area));
  await eachByItself(open, (area) => oweArea(deps, area, month));
}

const isOwing = ({ direction }: ClearingRow) => direction === 'owing';
const byOther = ({ other }: ClearingRow) => other;

async function oweArea(deps: OwnAccountDeps, receiverArea: AreaCode, month: string): Promise<void> {
  const { database, clock, areas } = deps;
  const said = await areas.of(receiverArea).clearing(month, database.area);
  if (said === null) return;
  await syncArea(deps, receiverArea);
  const booked = await findBookingsOfMonth(database.sql, receiverArea, monthEnds(month));
  const own = buildClearing({ month, giverArea: database.area, receiverArea }, booked);
  assert(own.hash === said.hash, `both areas have the same uses in ${month}`);
  const at = clock.now().toISOString();
  await insertClearing(database.sql, { ...own, direction: 'owing', other: receiverArea, at });
}

/** As the other area asks for it. */
export async function clearingFor(
  { database }: Pick<OwnAccountDeps, 'database'>,
  month: string,
  giverArea: AreaCode,
): Promise<Clearing | null> {
  const rows = await findClearings(database.sql, month);
  const found = rows.find((row) => row.direction === 'owed' && row.other === giverArea);
  return found ? { ...found, giverArea, receiverArea: database.area } : null;
}

function groupByArea(uses: readonly MonthUse[]): Map<AreaCode, MonthUse[]> {
  const groups = new Map<AreaCode, MonthUse[]>();
  for (const use of uses) groups.set(use.otherArea, [...(groups.get(use.otherArea) ?? []), use]);
  return groups;
}
