import { eachByItself } from '../../kernel/each-by-itself.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { NOTHING_LEFT, receiveBalance, sendBalance } from '../../money/own-account/index.ts';
import { findAccounts } from '../../people/accounts/index.ts';
import { insertYearsElsewhere, lockPersons } from '../../people/enrolment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { agrees, yearsBefore } from './compare-figures.ts';
import type { TransferDeps } from './deps.ts';
import {
  ANSWERED_ALREADY,
  KEY_REUSED,
  NOT_CONTRADICTED,
  SAME_HAND,
  UNKNOWN_TRANSFER,
} from './errors.ts';
import type { Transfer, TransferAnswer, TransferFigures } from './model.ts';
import {
  findAnswerByKey,
  findDue,
  findTransfer,
  getDecision,
  insertAnswer,
  insertMovement,
} from './store-transfers.ts';

export type AnswerRequest = TransferFigures & {
  readonly key: string;
  readonly case: string;
  /** The number of the other area's letter. */
  readonly letter: string;
  readonly by: string;
};

/** What the other area says to our letter. What agrees is confirmed, and the money goes; anything else waits for an officer. */
export async function recordAnswer(deps: TransferDeps, request: AnswerRequest): Promise<Transfer> {
  const { case: id, key } = request;
  return deps.database.transaction(async (sql) => {
    const transfer = await lockTransfer(sql, id);
    const done = await findAnswerByKey(sql, key);
    if (done) return sameOrRefused(done, request, transfer);
    if (transfer.state !== 'waiting') {
      throw new Rejection(ANSWERED_ALREADY, { number: transfer.number });
    }
    const kind = agrees(await getDecision(sql, id), request) ? 'confirmed' : 'contradicted';
    await insertAnswer(sql, { ...answerOf(deps, transfer, request), kind });
    return finish(sql, deps, id, request.by);
  });
}

export type Settling = {
  readonly key: string;
  readonly case: string;
  /** Their figures stand; else they are asked again and the transfer waits. */
  readonly accept: boolean;
  readonly reason: string;
  readonly by: string;
};

/** An officer other than the one who recorded it settles an answer that contradicts our figures. */
export async function settleAnswer(deps: TransferDeps, settling: Settling): Promise<Transfer> {
  const { case: id, key, accept, by } = settling;
  return deps.database.transaction(async (sql) => {
    const transfer = await lockTransfer(sql, id);
    const kind = accept ? 'settled' : 'asked-again';
    const done = await findAnswerByKey(sql, key);
    if (done) {
      if (done.case !== id || done.kind !== kind) throw new Rejection(KEY_REUSED, { key });
      return transfer;
    }
    const { state, number, answeredBy } = transfer;
    if (state !== 'contradicted') throw new Rejection(NOT_CONTRADICTED, { number });
    if (answeredBy === by) throw new Rejection(SAME_HAND);
    const figures = accept ? transfer : await getDecision(sql, id);
    const said = { ...figures, key, by, case: id, letter: transfer.letter ?? '' };
    const { reason } = settling;
    await insertAnswer(sql, { ...answerOf(deps, transfer, said), kind, reason });
    return finish(sql, deps, id, by);
  });
}

const AT_ONCE = 200;

/** Every night: what was confirmed before its day. Each by itself, so that one that cannot go keeps none of the others back. */
export async function moveDue(deps: TransferDeps): Promise<number> {
  const { database, clock } = deps;
  const due: string[] = [];
  for (let after: string | null = null; ; after = due.at(-1) ?? null) {
    const page = await findDue(database.sql, clock.today(), after, AT_ONCE);
    due.push(...page.map((one) => one.case));
    if (page.length < AT_ONCE) break;
  }
  await eachByItself(due, (id) => moveOne(deps, id));
  return due.length;
}

function moveOne(deps: TransferDeps, id: string): Promise<Transfer> {
  return deps.database.transaction(async (sql) => {
    await lockTransfer(sql, id);
    return finish(sql, deps, id, 'nightly');
  });
}

async function lockTransfer(sql: Sql, id: string): Promise<Transfer> {
  const found = await findTransfer(sql, id);
  if (!found) throw new Rejection(UNKNOWN_TRANSFER, { id });
  await lockPersons(sql, [found.person]);
  return (await findTransfer(sql, id)) as Transfer;
}

function sameOrRefused(done: TransferAnswer, asked: AnswerRequest, transfer: Transfer): Transfer {
  const same =
    done.case === asked.case &&
    done.balance === asked.balance &&
    done.employeeMonths === asked.employeeMonths &&
    done.residentMonths === asked.residentMonths;
  if (!same) throw new Rejection(KEY_REUSED, { key: asked.key });
  return transfer;
}

function answerOf({ clock }: TransferDeps, { answers }: Transfer, asked: AnswerRequest) {
  const { case: of, key, employeeMonths, residentMonths, balance, letter, by } = asked;
  const figures = { employeeMonths, residentMonths, balance };
  const at = clock.now().toISOString();
  return { ...figures, case: of, key, letter, by, at, seq: answers + 1, reason: '' };
}

/** What a confirmation leads to, in the same transaction: years that count, and the balance once the day has come. */
async function finish(sql: Sql, deps: TransferDeps, id: string, by: string): Promise<Transfer> {
  const transfer = (await findTransfer(sql, id)) as Transfer;
  const today = deps.clock.today();
  if (transfer.state !== 'confirmed' || transfer.startsOn > today) return transfer;
  if (transfer.direction === 'in') await recordYears(sql, transfer);
  const act =
    transfer.direction === 'in'
      ? await receive(sql, deps, transfer, by)
      : await send(sql, deps, transfer, by);
  const at = deps.clock.now().toISOString();
  await insertMovement(sql, {
    ...{ case: id, act: act?.id ?? null, amount: act?.amount ?? ZERO, onDay: today, by, at },
  });
  return (await findTransfer(sql, id)) as Transfer;
}

async function recordYears(sql: Sql, one: Transfer): Promise<void> {
  const years = yearsBefore(one.startsOn, one.employeeMonths + one.residentMonths);
  const rows = years.map((year) => ({
    ...{ personId: one.person, year, area: one.otherArea, source: one.case },
  }));
  await insertYearsElsewhere(sql, rows);
}

async function receive(sql: Sql, deps: TransferDeps, one: Transfer, by: string) {
  const { person, balance: amount } = one;
  if (amount === ZERO) return null;
  const receipt = { key: `transfer:${one.case}`, person, amount, by };
  return receiveBalance(sql, deps, { ...receipt, fromArea: one.otherArea as AreaCode });
}

/** Whatever there is on the day; whoever has no account, or nothing in it, takes nothing along. */
async function send(sql: Sql, deps: TransferDeps, one: Transfer, by: string) {
  const account = (await findAccounts(sql, [one.person])).get(one.person);
  if (!account || account.balance <= ZERO) return null;
  const leaving = { key: `transfer:${one.case}`, person: one.person, by };
  try {
    return await sendBalance(sql, deps, { ...leaving, toArea: one.otherArea as AreaCode });
  } catch (error) {
    // A relative elsewhere had used the rest.
    if (error instanceof Rejection && error.kind === NOTHING_LEFT) return null;
    throw error;
  }
}
