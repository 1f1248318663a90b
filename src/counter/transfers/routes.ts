import { Type } from 'typebox';
import { assert } from '../../kernel/assert.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { findPersons } from '../../people/enrolment/index.ts';
import { permitOffice, readsWithin } from '../../platform/access.ts';
import { pageAnswer, pageFields, pageOf, personsShown } from '../../platform/http/paging.ts';
import { type Caller, type Route, route } from '../../platform/http/route.ts';
import type { Sql } from '../../platform/sql.ts';
import { recordAnswer, settleAnswer } from './answer-transfer.ts';
import type { TransferDeps } from './deps.ts';
import { UNKNOWN_TRANSFER } from './errors.ts';
import { TRANSFER_STATES, type Transfer } from './model.ts';
import { recordPension } from './pension-office.ts';
import { findBeside, findTransfer, listTransfers } from './store-transfers.ts';
import { TransferView, transferView } from './view.ts';

type Of = (area: AreaCode) => TransferDeps;

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Key = Type.String({ minLength: 8, maxLength: 64 });
const Months = Type.Integer({ minimum: 0, maximum: 720 });
const shownPerson = (_call: unknown, answer: unknown) => (answer as TransferView).person.id;

/** What other areas say to our letters, and what becomes of it. */
export function transferRoutes(of: Of): Route[] {
  return [listRow(of), answerRow(of), settleRow(of), pensionRow(of)];
}

function listRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/transfers',
    permission: 'matter.read',
    summary: 'Transfers of the own office and of those below it, those that wait longest first',
    query: Type.Object({
      state: Type.Optional(Type.Enum([...TRANSFER_STATES])),
      pension: Type.Optional(
        Type.Enum(['open', 'taken', 'refused'], { description: 'open: waiting or unknown' }),
      ),
      ...pageFields,
    }),
    answer: pageAnswer(TransferView),
    person: personsShown,
    async handle({ area, caller, query }) {
      const { sql } = of(area).database;
      const { state = null, pension } = query;
      const { rows, total } = await listTransfers(sql, {
        ...{ state, office: readsWithin(caller, area), ...pageOf(query) },
        pension: pension === undefined ? null : PENSION[pension],
      });
      return { total, rows: await shownAll(sql, rows) };
    },
  });
}

function answerRow(of: Of): Route {
  return route({
    method: 'POST',
    path: '/transfers/:id/answers',
    permission: 'matter.review',
    summary: 'Records what the other area says; what agrees is confirmed and the balance moves',
    params: ById,
    body: Type.Object({
      key: Key,
      letter: Type.String({ minLength: 1, maxLength: 64 }),
      employeeMonths: Months,
      residentMonths: Months,
      balance: Type.String({ pattern: '^\\d{1,9}\\.\\d\\d$' }),
    }),
    answer: TransferView,
    person: shownPerson,
    async handle({ area, caller, params, body }) {
      const deps = of(area);
      await permitTransfer(deps.database.sql, caller, params.id);
      const said = { ...body, case: params.id, balance: yuan(body.balance) };
      const request = { ...said, key: `${caller.id}/${body.key}`, by: caller.id };
      return shown(deps.database.sql, await recordAnswer(deps, request));
    },
  });
}

function settleRow(of: Of): Route {
  return route({
    method: 'POST',
    path: '/transfers/:id/settlements',
    permission: 'matter.approve',
    summary:
      'Settles an answer that contradicts our figures: theirs stand, or they are asked again',
    params: ById,
    body: Type.Object({
      key: Key,
      accept: Type.Boolean(),
      reason: Type.String({ minLength: 1, maxLength: 500 }),
    }),
    answer: TransferView,
    person: shownPerson,
    async handle({ area, caller, params, body }) {
      const deps = of(area);
      await permitTransfer(deps.database.sql, caller, params.id);
      const settling = { ...body, case: params.id, by: caller.id };
      const request = { ...settling, key: `${caller.id}/${body.key}` };
      return shown(deps.database.sql, await settleAnswer(deps, request));
    },
  });
}

function pensionRow(of: Of): Route {
  return route({
    method: 'POST',
    path: '/transfers/:id/pension-answers',
    permission: 'matter.review',
    summary: 'Records what the pension office said of the letter that went with a transfer',
    params: ById,
    body: Type.Object({
      outcome: Type.Enum(['taken', 'refused']),
      reference: Type.String({ maxLength: 64 }),
      reason: Type.Optional(Type.String({ maxLength: 500 })),
    }),
    answer: TransferView,
    person: shownPerson,
    async handle({ area, caller, params, body }) {
      const deps = of(area);
      await permitTransfer(deps.database.sql, caller, params.id);
      const said = { ...body, reason: body.reason ?? '' };
      const answered = await recordPension(deps, { case: params.id, by: caller.id, said });
      return shown(deps.database.sql, answered);
    },
  });
}

/** Whoever reads the case of it by his place; of another place it is told as one that does not exist. */
async function permitTransfer(sql: Sql, caller: Caller, id: string): Promise<void> {
  const found = await findTransfer(sql, id);
  if (!found) throw new Rejection(UNKNOWN_TRANSFER, { id });
  permitOffice(caller, found.office, 'read');
}

const PENSION = {
  open: ['waiting', 'unknown'],
  taken: ['taken'],
  refused: ['refused'],
} as const satisfies Record<string, readonly Transfer['pensionState'][]>;

async function shown(sql: Sql, one: Transfer): Promise<TransferView> {
  const [view] = await shownAll(sql, [one]);
  assert(view, 'a transfer is shown');
  return view;
}

async function shownAll(sql: Sql, rows: readonly Transfer[]): Promise<TransferView[]> {
  const [people, beside] = await Promise.all([
    findPersons(
      sql,
      rows.map(({ person }) => person),
    ),
    findBeside(
      sql,
      rows.map((one) => one.case),
    ),
  ]);
  return rows.map((one) => {
    const known = beside.get(one.case);
    assert(known, 'a transfer has its decision');
    return transferView(one, people.get(one.person)?.name ?? '', known);
  });
}
