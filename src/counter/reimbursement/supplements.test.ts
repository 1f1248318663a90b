import { beforeAll, expect, test } from 'vitest';
import type { PersonId, RequestKey } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import { sendFile } from '../../money/person-payment/send-orders.ts';
import { addGroup, billRequest, openBill, TOWNSHIP } from '../../money/settlement/testing.ts';
import { payForgotten, reverseClaim } from './index.ts';
import { addPerson, stayForm, visitForm } from './testing.ts';
import {
  act,
  answerPaid,
  bring,
  caseOf,
  decide,
  due,
  openDebts,
  openWindow,
  orderOf,
  reviewer,
  sound,
  world,
} from './testing-window.ts';

/** What computing a claim again changes reaches the person: by the bank, or as something to give back. */
beforeAll(openWindow);

const chronic = { visit: 'chronic', disease: 'diabetes', provider: TOWNSHIP, from: '2025-06-02' };

/** What waits for or came by the bank beside the claims themselves. */
async function supplementsOf(person: PersonId) {
  return world.database.sql<{ id: string; amount: bigint; state: string; case: string | null }>(
    'test: supplements',
    `select id, amount, state, case_id as case from person_payment_now
     where person_id = $1 and key like 'supplement-%' order by id`,
    [person],
  );
}

async function payAll(person: PersonId): Promise<string> {
  const [one] = await supplementsOf(person);
  const batch = await orderOf({ payment: one?.id ?? '' });
  const { text } = await sendFile(world, { batch, format: 'tab' }, 'checker.a');
  await answerPaid(text);
  return text;
}

async function paidClaim(person: PersonId, matter: string, form: object) {
  const id = await bring(world, matter, person, form as never);
  await decide(id);
  const { result } = await caseOf(id);
  if (result.payment) {
    const file = await sendFile(
      world,
      { batch: await orderOf(result), format: 'tab' },
      'checker.a',
    );
    await answerPaid(file.text);
  }
  return id;
}

test('a disease recognised after its claim was paid nothing pays it to the account of the claim', async () => {
  const person = await addPerson(world);
  const claim = await paidClaim(
    person,
    'reimburse-outpatient',
    visitForm({ A: '500.00' }, chronic),
  );
  expect(await caseOf(claim)).toMatchObject({ state: 'done', result: { fund: '0.00' } });
  const late = { disease: 'diabetes', startsOn: '2025-06-01', phone: '13800000000' };
  const id = await bring(world, 'recognition-chronic', person, late, ['diagnosis']);
  expect(await supplementsOf(person)).toEqual([]);
  await act(reviewer, id, 'take');
  await act(reviewer, id, 'approve');
  const { state, result } = await caseOf(id);
  expect([state, result.corrected]).toEqual(['done', '1']);
  const amount = yuan(result.difference ?? '');
  expect(amount).toBeGreaterThan(0n);
  expect(await supplementsOf(person)).toMatchObject([{ amount, state: 'waiting', case: null }]);
  expect(await due(person)).toBe(amount);
  expect(await payForgotten(world)).toBe(0);
  expect(await payAll(person)).toContain('6200000000001234');
  expect(await supplementsOf(person)).toMatchObject([{ amount, state: 'paid' }]);
  expect(await due(person)).toBe(0n);
  expect(await sound()).toEqual([]);
});

test.each([
  ['no account', {}],
  [
    'another account',
    { account: { holder: '示例人', bank: '示范银行', number: '6200000000009999' } },
  ],
])(
  'an identity registered late with %s: the claim where it was paid, the rest by the form',
  async (_, account) => {
    const person = await addPerson(world);
    await paidClaim(person, 'reimburse-inpatient', stayForm({ A: '60000.00' }));
    const dates = { startsOn: '2025-01-01', decidedOn: '2025-06-20' };
    const form = { group: 'minimum-living', ...dates, ...account };
    const id = await bring(world, 'group-register', person, form);
    await decide(id);
    // All that was settled is a claim, so nothing is left for the form's own account.
    expect(await caseOf(id)).toMatchObject({
      state: 'done',
      result: { corrected: '1', due: '0.00' },
    });
    const [one] = await supplementsOf(person);
    expect(one).toMatchObject({ state: 'waiting', amount: await due(person) });
    const text = await payAll(person);
    expect(text).toContain('6200000000001234');
    expect(text).not.toContain('6200000000009999');
    expect(await due(person)).toBe(0n);
    expect(await sound()).toEqual([]);
  },
);

/** Somebody of the agency says it without a case. */
async function recognisedElsewhere(person: PersonId): Promise<void> {
  await addGroup(world, person, 'minimum-living');
  const key = `elsewhere-${person}` as RequestKey;
  const wanted = { key, person, scheme: 'resident', from: '2025-01-01', reason: 'test' } as const;
  await world.settlements.recompute(wanted as never);
}

test('what was computed again without a case is found, once', async () => {
  const person = await addPerson(world);
  await paidClaim(person, 'reimburse-inpatient', stayForm({ A: '60000.00' }));
  await recognisedElsewhere(person);
  expect(await supplementsOf(person)).toEqual([]);
  expect(await payForgotten(world)).toBe(1);
  expect(await supplementsOf(person)).toMatchObject([{ amount: await due(person) }]);
  await Promise.all([payForgotten(world), payForgotten(world)]);
  expect(await supplementsOf(person)).toHaveLength(1);
});

test('one whose claim cannot be read keeps nobody else from being paid', async () => {
  // In the order of their numbers the one that fails is the first.
  const [broken, sound] = [await addPerson(world), await addPerson(world)].sort();
  for (const person of [broken, sound] as PersonId[]) {
    await paidClaim(person, 'reimburse-inpatient', stayForm({ A: '60000.00' }));
    await recognisedElsewhere(person);
  }
  const form = await world.database.sql<{ id: string; form: string }>(
    'test: form',
    'select id, form from matter_case where person_id = $1',
    [broken],
  );
  const write = (to: string) =>
    world.database.asOwner('test: form', 'update matter_case set form = $1 where person_id = $2', [
      to,
      broken,
    ]);
  await write('not sealed by anybody');
  await expect(payForgotten(world)).rejects.toThrow();
  expect(await supplementsOf(sound as PersonId)).toHaveLength(1);
  await write(form[0]?.form ?? '');
  expect(await payForgotten(world)).toBe(1);
  expect(await supplementsOf(broken as PersonId)).toHaveLength(1);
});

test('a claim that is taken back takes its supplement back, paid or not', async () => {
  for (const paid of [true, false]) {
    const person = await addPerson(world);
    const claim = await paidClaim(person, 'reimburse-inpatient', stayForm({ A: '60000.00' }));
    await recognisedElsewhere(person);
    if (paid) {
      await payForgotten(world);
      await payAll(person);
    }
    const [supplement] = await supplementsOf(person);
    const { result } = await caseOf(claim);
    const back = { key: `back-${claim}`, case: claim, reason: '医院已直接结算', actor: 'maker.a' };
    await reverseClaim(world, back);
    await reverseClaim(world, back);
    const owed = yuan(result.payable ?? '') + (supplement?.amount ?? 0n);
    expect(await openDebts(person)).toBe(owed);
    expect(await due(person)).toBe(-owed);
    await payForgotten(world);
    expect(await supplementsOf(person)).toHaveLength(paid ? 1 : 0);
    expect(await sound()).toEqual([]);
  }
});

test('a bill before the claim that is taken back makes the claim cost the person more: it is asked back', async () => {
  const person = await addPerson(world);
  const before = await openBill(world, person, {
    ...{ startedOn: '2025-05-01', endedOn: '2025-05-09' },
    lines: { A: '90000.00' },
  });
  const settled = await world.settlements.settle(await billRequest(world, before));
  await paidClaim(person, 'reimburse-inpatient', stayForm({ A: '60000.00' }));
  await world.settlements.reverse({
    ...{ key: `R-${before}` as RequestKey, person, provider: 'H-TERTIARY' as never },
    ...{ settlement: settled.settlements[0]?.row.id as never, reason: 'test' },
  });
  const owed = await due(person);
  expect(owed).not.toBe(0n);
  await payForgotten(world);
  if ((owed ?? 0n) < 0n) expect(await openDebts(person)).toBe(-(owed ?? 0n));
  else expect(await supplementsOf(person)).toMatchObject([{ amount: owed }]);
  const again = await openDebts(person);
  await payForgotten(world);
  expect(await openDebts(person)).toBe(again);
});

const told = (what: string) => expect.stringContaining(`person-payments: ${what}`);
const UNPAID = told('what computing a claim again changed is neither paid nor asked back');
const OTHERWISE = told('the ledger owes a person something else');

test('the proof tells of a supplement that nobody paid', async () => {
  const person = await addPerson(world);
  await paidClaim(person, 'reimburse-inpatient', stayForm({ A: '60000.00' }));
  await recognisedElsewhere(person);
  expect(await sound()).toEqual([UNPAID]);
  await payForgotten(world);
  expect(await sound()).toEqual([]);
});

/** Of the newest supplement that was paid. */
const PAID = `select p.id from person_payment_now p
  where p.key like 'supplement-%' and p.state = 'paid' order by p.id desc limit 1`;
const ITS_LINE = `journal_id = (select s.id from settlement s
    join person_payment p on p.key = 'supplement-' || s.id where p.id = (${PAID}))
  and seq = (select min(t.seq) from transfer t where t.journal_id = transfer.journal_id)`;

test.each([
  [
    'what it is paid for',
    `update person_payment set key = 'x' || key where id = (${PAID})`,
    `update person_payment set key = substring(key from 2) where key like 'xsupplement-%'`,
    [UNPAID],
  ],
  [
    'its amount',
    `update person_payment set amount = amount + 1 where id = (${PAID})`,
    `update person_payment set amount = amount - 1 where id = (${PAID})`,
    [UNPAID],
  ],
  [
    'what the ledger owed for it',
    `update transfer set amount = amount + 1 where ${ITS_LINE}`,
    `update transfer set amount = amount - 1 where ${ITS_LINE}`,
    [OTHERWISE],
  ],
])(
  'the proof tells of a paid supplement of which %s was changed by hand',
  async (name, damage, repair, what) => {
    const person = await addPerson(world);
    await paidClaim(person, 'reimburse-inpatient', stayForm({ A: '60000.00' }));
    await recognisedElsewhere(person);
    await payForgotten(world);
    await payAll(person);
    expect(await sound()).toEqual([]);
    await world.database.asOwner(`test: damage ${name}`, damage);
    try {
      expect(await sound()).toEqual(expect.arrayContaining(what));
    } finally {
      await world.database.asOwner(`test: repair ${name}`, repair);
    }
    expect(await sound()).toEqual([]);
  },
);

test('what a bill of a hospital gave later waits in the ledger, and the proof tells it apart', async () => {
  const person = await addPerson(world);
  const bill = await openBill(world, person, { lines: { A: '60000.00' } });
  await world.settlements.settle(await billRequest(world, bill));
  await recognisedElsewhere(person);
  expect(await due(person)).toBeGreaterThan(0n);
  expect(await sound()).toEqual([]);
});
