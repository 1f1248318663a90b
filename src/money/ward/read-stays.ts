import { assert } from '../../kernel/assert.ts';
import { addDays, type Day } from '../../kernel/days.ts';
import type { EncounterId, ProviderId, RegistrationId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { findCoverage, findIdentifiedPersons } from '../../people/enrolment/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Role } from '../../platform/http/route.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import { findChargeItems } from '../../rules/catalogue/index.ts';
import {
  findDiagnoses,
  findStaysOf,
  findUploads,
  getEncounter,
  isStayKind,
  linesOf,
  listStays,
  type Stay,
  type StayPhase,
} from '../encounter/index.ts';
import { findProviders, listDepartments } from '../provider/index.ts';
import { NOT_A_STAY_KIND } from './errors.ts';
import { buildCourse, buildFeeList } from './fee-list.ts';
import type { Limits } from './model.ts';
import {
  type BoardView,
  boardRow,
  boardTotal,
  type FeesView,
  feesView,
  type StayView,
  stayView,
} from './view.ts';

export type WardReads = { readonly database: AreaDatabase; readonly clock: Clock };

/** As many as one window can look through; beyond it the board says that there are more. */
const BOARD_MAX = 2_000;

/** Those who are gone: settled ones for a week, the others as long as somebody may still settle them. */
const SHOWN_DAYS = { inHospital: 0, toSettle: 366, settled: 7 } as const satisfies Record<
  StayPhase,
  number
>;

export type BoardSearch = {
  readonly provider: ProviderId;
  readonly phase: StayPhase;
  readonly limits: Limits;
};

export async function readBoard(
  { database: { sql }, clock }: WardReads,
  { provider, phase, limits }: BoardSearch,
): Promise<BoardView> {
  const today = clock.today();
  const since = addDays(today, -SHOWN_DAYS[phase]);
  const [found, departments] = await Promise.all([
    listStays(sql, { provider, phase, since, limit: BOARD_MAX + 1 }),
    listDepartments(sql, provider),
  ]);
  const stays = found.slice(0, BOARD_MAX);
  const context = await contextOf(sql, stays, { limits, today });
  return {
    provider,
    today,
    rows: stays.map((stay) => boardRow(stay, context)),
    more: found.length > BOARD_MAX,
    total: boardTotal(stays),
    departments: departments.map(({ code, name }) => ({ code, name })),
  };
}

async function contextOf(
  sql: Sql,
  stays: readonly Stay[],
  { limits, today }: { limits: Limits; today: Day },
) {
  const ids = [...new Set(stays.map(({ bill }) => bill.personId))];
  const [persons, coverage] = await Promise.all([
    findIdentifiedPersons(sql, ids),
    findCoverage(sql, ids),
  ]);
  return { persons, coverage, limits, today };
}

export async function getStay(sql: Sql, id: EncounterId): Promise<Stay> {
  const bill = await getEncounter(sql, id);
  if (!isStayKind(bill.kind)) throw new Rejection(NOT_A_STAY_KIND, { kind: bill.kind });
  const [stay] = await findStaysOf(sql, [bill]);
  assert(stay, 'a bill belongs to a stay');
  return stay;
}

export async function readStay(
  { database: { sql }, clock }: WardReads,
  id: EncounterId,
  { limits, role }: { limits: Limits; role: Role },
): Promise<StayView> {
  const stay = await getStay(sql, id);
  const { providerId } = stay.bill;
  const [context, providers, diagnoses] = await Promise.all([
    contextOf(sql, [stay], { limits, today: clock.today() }),
    findProviders(sql, [providerId]),
    findDiagnoses(sql, stay.id as string as RegistrationId),
  ]);
  const providerName = providers.get(providerId)?.name ?? '';
  return stayView(stay, { ...context, providerName, diagnoses, role });
}

export async function readFees(
  { database: { sql } }: WardReads,
  id: EncounterId,
): Promise<FeesView> {
  const stay = await getStay(sql, id);
  const uploads = await Promise.all(stay.bills.map((bill) => findUploads(sql, bill.id, null)));
  const lines = uploads.flat().flatMap(linesOf);
  const categories = await findChargeItems(sql, [...new Set(lines.map(({ code }) => code))]);
  const list = buildFeeList(lines, categories);
  return feesView({ stay, list, course: buildCourse(lines, categories) });
}
