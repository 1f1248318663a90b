import { type Static, Type } from 'typebox';
import { type Day, day, isDay } from '../../../kernel/days.ts';
import type { AreaCode, PersonId } from '../../../kernel/ids.ts';
import { formatYuan, yuan } from '../../../kernel/money.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { pageAnswer, pageFields, pageOf } from '../../../platform/http/paging.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import type { PremiumDeps } from '../deps.ts';
import { MONTH_NOT_OPEN } from '../errors.ts';
import { Key, keyOf, PersonText } from '../order-routes.ts';
import { endMember, enrolMember, openUnit } from './members.ts';
import { MONTH_STATES, type UnitId, type UnitMonth } from './model.ts';
import { makeMonth, payMonth } from './months.ts';
import { findMonths, searchUnits } from './store.ts';

type Of = (area: AreaCode) => PremiumDeps;

const UnitText = Type.String({ pattern: '^[A-Z0-9-]{2,32}$' });
const ByUnit = Type.Object({ id: UnitText });
const MonthText = Type.String({ pattern: '^\\d{4}-\\d{2}$' });
const Amount = Type.String({ pattern: '^[1-9]\\d{0,7}(\\.\\d{1,2})?$', description: 'Yuan' });

const UnitView = Type.Object({ id: Type.String(), name: Type.String(), county: Type.String() });

const MemberView = Type.Object({
  unit: Type.String(),
  person: Type.String(),
  wage: Type.String(),
  retired: Type.Boolean(),
  startsOn: Type.String(),
  endsOn: Type.Union([Type.String(), Type.Null()]),
  twice: Type.Boolean({ description: 'Insured as a resident as well: see /insured-twice' }),
});

export const MonthView = Type.Object({
  unit: Type.String(),
  month: Type.String(),
  members: Type.Integer(),
  unitShare: Type.String(),
  personShare: Type.String(),
  dueUntil: Type.String(),
  state: Type.Enum([...MONTH_STATES]),
  movedOn: Type.String(),
});
export type MonthView = Static<typeof MonthView>;

function monthView({ seq: _, unitShare, personShare, month, ...rest }: UnitMonth): MonthView {
  return {
    ...{ ...rest, month: month.slice(0, 7) },
    ...{ unitShare: formatYuan(unitShare), personShare: formatYuan(personShare) },
  };
}

function firstOf(month: string): Day {
  const first = `${month}-01`;
  if (!isDay(first)) throw new Rejection(MONTH_NOT_OPEN, { month });
  return first;
}

export function unitRows(of: Of): Route[] {
  return [...unitsOf(of), ...membersOf(of), ...monthsOf(of)];
}

function unitsOf(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/units',
      permission: 'premium.read',
      summary: 'Units that insure their employees',
      query: Type.Object(pageFields),
      answer: pageAnswer(UnitView),
      person: null,
      async handle({ area, query }) {
        const { rows, total } = await searchUnits(of(area).database.sql, pageOf(query));
        return { rows: rows.map(({ id, name, county }) => ({ id, name, county })), total };
      },
    }),
    route({
      method: 'POST',
      path: '/units',
      permission: 'premium.write',
      summary: 'Records a unit',
      body: Type.Object({
        key: Key,
        id: UnitText,
        name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
        county: Type.String({ pattern: '^\\d{6}$' }),
      }),
      answer: UnitView,
      person: null,
      handle: ({ area, body, caller }) =>
        of(area).database.transaction(async (sql) => {
          const unit = { ...body, id: body.id as UnitId, key: keyOf(caller, body.key) };
          const { id, name, county } = await openUnit(sql, of(area), unit, caller.id);
          return { id, name, county };
        }),
    }),
  ];
}

function membersOf(of: Of): Route[] {
  return [
    route({
      method: 'POST',
      path: '/units/:id/members',
      permission: 'premium.write',
      summary: 'Insures an employee of a unit from the first of a month',
      params: ByUnit,
      body: Type.Object({
        ...{ key: Key, person: PersonText, wage: Amount, month: MonthText },
        retired: Type.Optional(Type.Boolean()),
      }),
      answer: MemberView,
      person: ({ body }) => body.person,
      handle: ({ area, params, body, caller }) =>
        of(area).database.transaction(async (sql) => {
          const {
            id: _,
            key: _key,
            ...member
          } = await enrolMember(
            sql,
            of(area),
            {
              ...{ key: keyOf(caller, body.key), unit: params.id as UnitId },
              ...{ person: body.person as PersonId, wage: yuan(body.wage) },
              ...{ retired: body.retired ?? false, startsOn: firstOf(body.month) },
            },
            caller.id,
          );
          return { ...member, wage: formatYuan(member.wage) };
        }),
    }),
    route({
      method: 'POST',
      path: '/units/:id/departures',
      permission: 'premium.write',
      summary: 'Ends the insurance of an employee with a month; the month is the first without',
      params: ByUnit,
      body: Type.Object({ person: PersonText, month: MonthText }),
      answer: MemberView,
      person: ({ body }) => body.person,
      handle: ({ area, params, body }) =>
        of(area).database.transaction(async (sql) => {
          const {
            id: _,
            key: _key,
            ...member
          } = await endMember(sql, of(area), {
            ...{ unit: params.id as UnitId, person: body.person as PersonId },
            endsOn: firstOf(body.month),
          });
          return { ...member, wage: formatYuan(member.wage), twice: false };
        }),
    }),
  ];
}

function monthsOf(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/units/:id/months',
      permission: 'premium.read',
      summary: 'What a unit owed by month, newest first',
      params: ByUnit,
      answer: Type.Array(MonthView),
      person: null,
      handle: async ({ area, params }) =>
        (await findMonths(of(area).database.sql, params.id as UnitId)).map(monthView),
    }),
    route({
      method: 'POST',
      path: '/units/:id/months',
      permission: 'premium.write',
      summary: 'Counts what a unit owes for a month',
      params: ByUnit,
      body: Type.Object({ month: MonthText }),
      answer: MonthView,
      person: null,
      handle: ({ area, params, body, caller }) =>
        of(area).database.transaction(async (sql) => {
          const at = { unit: params.id as UnitId, month: firstOf(body.month) };
          return monthView(await makeMonth(sql, of(area), at, caller.id));
        }),
    }),
    route({
      method: 'POST',
      path: '/units/:id/months/:month/payments',
      permission: 'premium.write',
      summary: 'Books that a unit paid a month; arrears end with the last one',
      params: Type.Object({ id: UnitText, month: MonthText }),
      body: Type.Object({
        key: Key,
        channel: Type.Enum(['bank', 'tax']),
        reference: Type.String({ minLength: 1, maxLength: 64 }),
      }),
      answer: MonthView,
      person: null,
      handle: ({ area, params, body, caller }) =>
        of(area).database.transaction(async (sql) => {
          const at = { unit: params.id as UnitId, month: day(firstOf(params.month)) };
          const { channel, reference } = body;
          const payment = { ...at, key: keyOf(caller, body.key), channel, reference };
          return monthView(await payMonth(sql, of(area), payment, caller.id));
        }),
    }),
  ];
}
