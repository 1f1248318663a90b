import type { PersonId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import { bookAnswers } from '../../money/person-payment/book-answers.ts';
import { findPaymentsOfCase } from '../../money/person-payment/index.ts';
import { makeBatch } from '../../money/person-payment/make-batch.ts';
import type { BatchId } from '../../money/person-payment/model.ts';
import { moveOrders } from '../../money/person-payment/move-orders.ts';
import { findOrdersOfBatch } from '../../money/person-payment/store/order.ts';
import { testBank } from '../../money/provider-payment/testing.ts';
import type { Caller } from '../../platform/http/route.ts';
import { statutoryCalendar } from '../../rules/calendar/index.ts';
import { loadFigures } from '../../rules/figures/index.ts';
import { verify } from '../../watch/proof/verify.ts';
import { groupEffects } from '../groups/index.ts';
import { loadAllowances, maternityEffects } from '../maternity/index.ts';
import {
  type CaseId,
  createMatterShelf,
  createMatters,
  type Effect,
  type Form,
  loadMatters,
  type Matters,
  type PeoplesAct,
  readCase,
} from '../matters/index.ts';
import { addFile, officer } from '../matters/testing.ts';
import { insertOffices, type OfficePath } from '../offices/index.ts';
import { recognitionEffects } from '../recognition/index.ts';
import { reimbursementEffects } from './effects.ts';
import { paymentTeller } from './tell-case.ts';
import { claimWorld } from './testing.ts';
import { tryClaim } from './try-claim.ts';

export const COUNTY = '532900/532901' as OfficePath;
export const clerk = officer('clerk.a', 'counter-clerk', COUNTY);
export const reviewer = officer('reviewer.a', 'counter-reviewer', COUNTY);
export const approver = officer('approver.a', 'counter-approver', COUNTY);
export const chief = officer('chief.a', 'counter-chief', COUNTY);
const FILE = 'f'.repeat(64);

type Window = Awaited<ReturnType<typeof buildWindow>>;
/** Of the test file that opened it. */
export let world: Window;

export async function openWindow(): Promise<void> {
  world = await buildWindow();
}

/** The whole way: documents of this program, the engine, every effect that pays, the payments and a bank. */
async function buildWindow() {
  const base = await claimWorld();
  const { database, clock, ids } = base;
  const { matters: all, ...book } = loadMatters('matters');
  const allowances = loadAllowances('matters/allowances');
  const figures = loadFigures('matters/figures');
  const effects: Effect[] = [
    ...reimbursementEffects(base),
    ...maternityEffects({ ...base, allowances }),
    ...groupEffects({ ...base, figures }),
    ...recognitionEffects(base),
  ];
  const known = all.filter(({ effect }) => effects.some(({ name }) => name === effect));
  const matters = createMatters({
    ...{ database, clock, ids, ...book, calendar: statutoryCalendar, notify: null },
    ...{ secret: Buffer.alloc(32, 7), colleagues: null },
    shelf: createMatterShelf({ ...book, matters: known }, effects),
  });
  const office = { path: COUNTY, level: 'county' as const, name: '示范县', nameEn: 'Example' };
  const prefecture = { ...office, path: '532900' as OfficePath, level: 'prefecture' as const };
  const rest = { county: '532901', phone: '', address: '', delegated: [] };
  await insertOffices(database.sql, [
    { ...office, ...rest },
    { ...prefecture, ...rest },
  ]);
  await addFile(database, FILE);
  return { ...base, matters, bank: testBank(), paymentMoved: paymentTeller(matters) };
}

let keys = 0;
export const nextKey = () => {
  keys += 1;
  return `window-key-${keys}`;
};

export function bring(
  { matters }: { matters: Matters },
  matter: string,
  person: PersonId,
  form: Form,
  also: readonly string[] = [],
) {
  const { materials } = matters.shelf.get(matter, matters.clock.today()).matter;
  const papers = materials
    .filter(({ code, fetched, required }) => (required || also.includes(code)) && fetched === null)
    .map(({ code }) => ({ material: code, file: FILE, name: `${code}.pdf`, turns: 0 as const }));
  return matters.submit(clerk, {
    ...{ key: nextKey(), matter, person, provider: null, form, papers, promised: [] },
    applicant: { kind: 'insured', name: '', phone: null, relation: null },
  });
}

export const caseOf = async (id: CaseId) => (await readCase(world.matters, id, chief)).case;
export const trace = async (id: CaseId) =>
  (await readCase(world.matters, id, chief)).events.map(({ act }) => act);

export async function act(caller: Caller, id: CaseId, what: PeoplesAct, more: object = {}) {
  const { version } = await caseOf(id);
  const request = { key: nextKey(), version, act: what, ...more };
  await world.matters.act({ id, caller, request });
}

/** Reviewed and seen by one officer, seen and approved by another. */
export async function decide(id: CaseId, beforeApproval = async () => {}) {
  await act(reviewer, id, 'take');
  await act(reviewer, id, 'forward');
  await act(approver, id, 'take');
  const read = await readCase(world.matters, id, approver);
  if (read.matter.effect === 'reimburse') await tryClaim(world, read, approver.id);
  await beforeApproval();
  await act(approver, id, 'approve');
}

export async function order(id: CaseId): Promise<BatchId> {
  const [payment] = await findPaymentsOfCase(world.database.sql, id);
  const payments = payment ? [payment.id] : null;
  const batch = await makeBatch(world, { key: nextKey(), payments, actor: 'maker.a' });
  const move = { batch, orders: null, action: 'approve' as const, detail: '' };
  await moveOrders(world, { ...move, actor: 'checker.a' });
  return batch;
}

export async function orderOf(result: Readonly<Record<string, string>>): Promise<BatchId> {
  const payments = [result.payment as never];
  const batch = await makeBatch(world, { key: nextKey(), payments, actor: 'maker.a' });
  if ((await findOrdersOfBatch(world.database.sql, batch)).length === 0) return batch;
  const move = { batch, orders: null, action: 'approve' as const, detail: '' };
  await moveOrders(world, { ...move, actor: 'checker.a' });
  return batch;
}

/** The bank paid every order of a file. */
export async function answerPaid(text: string): Promise<void> {
  const keys = text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
  const said = { outcome: 'paid' as const, reason: '' };
  const answers = keys.map((key) => ({ ...said, key: key as never, reference: `B ${key}` }));
  await bookAnswers(world, answers, 'checker.a');
}

export const openDebts = async (person: PersonId) =>
  (
    await world.database.sql<{ open: bigint }>(
      'test: open debts',
      'select coalesce(sum(open), 0)::bigint as open from recovery_now where owed_by = $1',
      [`due:${person}`],
    )
  )[0]?.open;

export const due = async (person: PersonId) =>
  (
    await world.database.sql<{ owed: Money }>(
      'test: due of window',
      'select coalesce(-sum(amount), 0)::bigint as owed from ledger_line where account = $1',
      [`due:${person}`],
    )
  )[0]?.owed;
export const sound = async () =>
  (await verify(world)).checks.flatMap(({ name, problems }) =>
    problems.map(({ what, where }) => `${name}: ${what} (${where})`),
  );

/** The engine of a process that stops right after it settled, or reversed. */
export function createBroken(stopped: Error, after: 'settle' | 'reverse' = 'settle'): Matters {
  const breaking = async (request: never) => {
    await world.settlements[after](request);
    throw stopped;
  };
  const effects = reimbursementEffects({
    ...world,
    settlements: { ...world.settlements, [after]: breaking },
  });
  const { matters: all, ...book } = loadMatters('matters');
  const matters = all.filter(({ effect: name }) => name === 'reimburse');
  return createMatters({
    ...{ ...world.matters, notify: null, colleagues: null },
    shelf: createMatterShelf({ ...book, matters }, effects),
  });
}
