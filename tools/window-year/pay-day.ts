import { Surprise } from './act-case.ts';
import { type Answer, type Desk, officer } from './desk.ts';
import type { PlannedCase } from './model.ts';
import { CHECKER, counterOf, MAKER } from './officers.ts';

type Order = {
  readonly payment: string;
  readonly case: string | null;
  readonly state: string;
  readonly account: { readonly number: string };
};
type Batch = {
  readonly id: string;
  readonly states: Record<string, number>;
  readonly rows: Order[];
};
type Payment = { readonly id: string; readonly case: string | null; readonly state: string };

type Seen = { readonly version: number; readonly acceptedAt: string };

/** Who pays, and what he still waits to hear from the bank. */
export type PayDesk = {
  readonly desk: Desk;
  readonly caseOf: (id: string) => PlannedCase | undefined;
  /** Batches of which the bank may say something else tomorrow. */
  readonly asking: Set<string>;
  /** Payments that came back, and were given another account. */
  readonly mended: Set<string>;
  /** Whether there is anything to pay or to hear at the end of the next working day. */
  due: boolean;
};

const maker = officer(MAKER);
const checker = officer(CHECKER);

/** The end of a working day: what the bank said since, corrected accounts, and the day's batch by two people. */
export async function payDay(pay: PayDesk, run: string, day: string): Promise<void> {
  pay.due = false;
  for (const id of [...pay.asking]) {
    pay.asking.delete(id);
    await done(pay.desk.post(maker, `/person-payment-batches/${id}/ask`, {}), `ask ${id}`);
  }
  for (const state of ['failed', 'returned']) await mendAccounts(pay, state);
  const waiting = await list(pay, 'waiting');
  if (waiting.length === 0) return;
  const made = await done(
    pay.desk.post(maker, '/person-payment-batches', { key: `${run}-pay-${day}` }),
    `batch of ${day}`,
  );
  await bringToBank(pay, (made as Batch).id);
}

async function list({ desk }: PayDesk, state: string): Promise<readonly Payment[]> {
  const path = `/person-payments?state=${state}&size=100`;
  return ((await done(desk.get(maker, path), path)) as { rows: Payment[] }).rows;
}

/** The applicant brings another account to the counter; only then there is another attempt. */
async function mendAccounts(pay: PayDesk, state: string): Promise<void> {
  for (const { id, case: of } of await list(pay, state)) {
    const planned = of === null ? undefined : pay.caseOf(of);
    const person = planned?.person;
    if (!planned || !person) throw new Surprise(`payment ${id} is of no case of the plan`);
    const account = {
      ...{ holder: person.name, bank: '示范银行' },
      number: `6201${String(planned.index).padStart(8, '0')}5678`,
    };
    const county = officer(counterOf(`532900/${person.county}`));
    const path = `/cases/${of}`;
    const { version, acceptedAt } = (await done(pay.desk.get(county, path), path)) as Seen;
    // Whoever took the claim in takes the account as well.
    const answer = await pay.desk.post(officer(counterOf(acceptedAt)), `${path}/acts`, {
      ...{ key: `account-${id}-${version}`, version, act: 'correct-account', account },
    });
    const again = codeOf(answer) === 'person-payment.same_account';
    if (answer.status !== 200 && !again) throw surprised(`account of ${of}`, answer);
    pay.mended.add(id);
  }
}

/** Whatever was lost on the way, the orders say how far they are. */
async function bringToBank(pay: PayDesk, id: string): Promise<void> {
  const path = `/person-payment-batches/${id}`;
  for (let tries = 0; tries < 20; tries += 1) {
    const batch = (await done(pay.desk.get(maker, path), path)) as Batch;
    const { states } = batch;
    // A refusal says that it was done by a call whose answer was lost: the next look tells.
    if (states.made) await pay.desk.post(checker, `${path}/approve`, {});
    else if (states.approved) await pay.desk.post(checker, `${path}/send`, {});
    else if (states.sent) await pay.desk.post(maker, `${path}/ask`, {});
    else return keepAsking(pay, batch);
  }
  throw new Surprise(`batch ${id} did not come to its end`);
}

function keepAsking(pay: PayDesk, { id, rows, states }: Batch): void {
  const open = rows.some(
    ({ state, account }) =>
      state === 'unknown' || (state === 'paid' && account.number.endsWith('0003')),
  );
  if (open) pay.asking.add(id);
  if (open || states.failed) pay.due = true;
}

async function done(asked: Promise<Answer>, what: string): Promise<unknown> {
  const answer = await asked;
  if (answer.status !== 200) throw surprised(what, answer);
  return answer.body;
}

function surprised(what: string, { status, body }: Answer): Surprise {
  return new Surprise(`${what}: ${status} ${JSON.stringify(body).slice(0, 300)}`);
}

function codeOf({ body }: Answer): string {
  return (body as { error?: { code?: string } } | null)?.error?.code ?? '';
}
