import { beforeAll, expect, test } from 'vitest';
import { day } from '../../../kernel/days.ts';
import type { PersonId, RegistrationId, RequestKey, SettlementId } from '../../../kernel/ids.ts';
import type { Moment } from '../../../kernel/moment.ts';
import { formatYuan } from '../../../kernel/money.ts';
import { verify } from '../../../watch/proof/index.ts';
import {
  addCharges,
  createCharges,
  encounterOf,
  findUploads,
  openEncounter,
  openRegistration,
  recordRefund,
  type SentCharge,
  voidCharges,
} from '../../encounter/index.ts';
import { readPapers } from '../papers/read-papers.ts';
import { papersView } from '../papers/view.ts';
import { createProviderMoney } from '../provider-money.ts';
import {
  addAccount,
  addPerson,
  billRequest,
  openBill,
  settlementWorld,
  TOWNSHIP,
  type World,
} from '../testing.ts';
import type { RefundRequest } from './model.ts';
import { quoteRefund } from './quote-refund.ts';
import { refund } from './refund.ts';
import { refundView } from './view.ts';

let world: World;
beforeAll(async () => {
  world = await settlementWorld();
});

let keys = 0;

async function settledVisit(lines: Record<string, string>, account?: string) {
  const person = await addPerson(world, account ? { scheme: 'employee' } : {});
  if (account) await addAccount(world, person, account);
  const encounter = await openBill(world, person, {
    kind: 'outpatient',
    provider: TOWNSHIP,
    lines,
  });
  const request = await billRequest(world, encounter, { useOwnAccount: account !== undefined });
  const { settlements } = await world.settlements.settle(request);
  const [made] = settlements;
  if (!made) throw new RangeError('nothing was settled');
  return { person, encounter, settlement: made.row.id, row: made.row };
}

type Settled = { person: PersonId; settlement: SettlementId };

function asked(
  { person, settlement }: Settled,
  lines: RefundRequest['lines'],
  more: Partial<RefundRequest> = {},
): RefundRequest {
  keys += 1;
  return {
    key: `R${keys}` as RequestKey,
    ...{ provider: TOWNSHIP, person, settlement, lines },
    ...{ reason: '患者退药', useOwnAccount: false, useMutualAid: false },
    ...more,
  };
}

const papersOf = async (id: SettlementId) =>
  papersView(await readPapers({ ...world, money: createProviderMoney(world) }, id));

test('a refund gives back what the settlement without the line would not have taken', async () => {
  const visit = await settledVisit({ A: '100.00', C: '10.00' });
  const alone = await settledVisit({ A: '100.00' });
  const request = asked(visit, [{ upload: 1, place: 2, quantity: null }]);
  const trial = refundView(await quoteRefund(world, request));
  const done = refundView(await refund(world, request));
  expect(done.back).toEqual({ ...trial.back });
  expect(done.back).toMatchObject({ total: '10.00', fund: '0.00', cash: '10.00' });
  expect(done.after).toEqual(trial.after);
  expect(done.settlements[0]?.amounts.cash).toBe(formatYuan(alone.row.amounts.cash));
  expect(done.reversals[0]).toMatchObject({ kind: 'reversal', originalId: visit.settlement });
});

test('the same request gets the same answer, and nothing is made twice', async () => {
  const visit = await settledVisit({ A: '80.00', B: '50.00' });
  const request = asked(visit, [{ upload: 1, place: 2, quantity: null }]);
  const first = refundView(await refund(world, request));
  const again = refundView(await refund(world, request));
  expect(again).toEqual({ ...first, replayed: true });
  expect(await findUploads(world.database.sql, visit.encounter, null)).toHaveLength(2);
});

test.each(['after the reversal', 'after the refund lines'])(
  'a refund that broke %s is finished by the same request',
  async (when) => {
    const visit = await settledVisit({ A: '80.00', B: '50.00' });
    const whole = await settledVisit({ A: '80.00', B: '50.00' });
    const request = asked(visit, [{ upload: 1, place: 2, quantity: null }]);
    const { key, provider, person, settlement, reason } = request;
    await world.settlements.reverse({ key, provider, person, settlement, reason });
    if (when === 'after the refund lines') {
      const broken = { ...world, settlements: { ...world.settlements, settle: refuseToAnswer } };
      await expect(refund(broken, request)).rejects.toThrow('the process ended');
      expect(await findUploads(world.database.sql, visit.encounter, null)).toHaveLength(2);
    }
    const finished = refundView(await refund(world, request));
    const { lines } = request;
    const other = refundView(await refund(world, asked(whole, lines)));
    expect(finished.back).toEqual(other.back);
    expect(finished.settlements[0]?.amounts).toEqual(other.settlements[0]?.amounts);
  },
);

function refuseToAnswer(): Promise<never> {
  return Promise.reject(new Error('the process ended'));
}

test('part of a line is given back in its proportion, the last part whole', async () => {
  const { person, encounter } = await visitOfThree();
  const request = await billRequest(world, encounter);
  const { settlements } = await world.settlements.settle(request);
  const settlement = settlements[0]?.row.id as SettlementId;
  const one = asked({ person, settlement }, [{ upload: 1, place: 1, quantity: '1' }]);
  const first = await refund(world, one);
  expect(refundView(first).back.total).toBe('3.33');
  const next = first.settlements[0]?.row.id as SettlementId;
  const papers = await papersOf(next);
  expect(
    papers.lines.map(({ quantity, amount, refund: back }) => [quantity, amount, back]),
  ).toEqual([
    ['3', '9.99', false],
    ['1', '5.00', false],
    ['-1', '-3.33', true],
  ]);
  expect(papers.lines[0]?.left).toEqual({ quantity: '2', amount: '6.66' });
  const rest = asked({ person, settlement: next }, [{ upload: 1, place: 1, quantity: '2' }]);
  const last = await refund(world, rest);
  const after = await papersOf(last.settlements[0]?.row.id as SettlementId);
  expect(after.lines.map(({ amount }) => amount)).toEqual(['5.00']);
  const old = await papersOf(settlement);
  expect(old).toMatchObject({ reversed: true, invoice: { total: '14.99' } });
});

async function visitOfThree() {
  const person = await addPerson(world);
  const on = day('2025-06-01');
  const { id: encounter } = await openEncounter(world, {
    ...{ id: null, person, provider: TOWNSHIP, kind: 'outpatient', disease: null, scheme: null },
    ...{ startedOn: on, endedOn: null, outOfArea: false, filing: 'none' as const },
    ...{ otherPayer: null, referral: 'none' as const, referredFrom: null },
  });
  const lines = [
    { code: 'B', day: on, quantity: '3', unitPrice: '3.33', amount: '9.99' },
    { code: 'A', day: on, quantity: '1', unitPrice: '5', amount: '5.00' },
  ];
  await addCharges(world, { encounter, lines, total: null });
  return { person, encounter };
}

test('when everything is given back, nothing is settled again', async () => {
  const visit = await settledVisit({ A: '30.00' });
  const done = refundView(
    await refund(world, asked(visit, [{ upload: 1, place: 1, quantity: null }])),
  );
  expect(done.settlements).toEqual([]);
  expect(done.after.total).toBe('0.00');
  expect(done.back.total).toBe('30.00');
});

test('own-account money goes back to the account', async () => {
  const visit = await settledVisit({ A: '100.00', C: '20.00' }, '500.00');
  const request = asked(visit, [{ upload: 1, place: 1, quantity: null }], { useOwnAccount: true });
  const { back, before, after } = refundView(await refund(world, request));
  expect(Number(before.ownAccount)).toBeGreaterThan(0);
  expect(back.cash).toBe('0.00');
  expect(Number(back.ownAccount)).toBeCloseTo(Number(before.ownAccount) - Number(after.ownAccount));
});

test('what would be refused is refused before anything is reversed', async () => {
  const visit = await settledVisit({ A: '30.00' });
  const none = asked(visit, [{ upload: 1, place: 9, quantity: null }]);
  await expect(refund(world, none)).rejects.toThrow('encounter.refund_without_origin');
  const much = asked(visit, [{ upload: 1, place: 1, quantity: '2' }]);
  await expect(refund(world, much)).rejects.toThrow('encounter.refund_exceeds');
  const twice = asked(visit, [
    { upload: 1, place: 1, quantity: null },
    { upload: 1, place: 1, quantity: null },
  ]);
  await expect(refund(world, twice)).rejects.toThrow('encounter.refund_exceeds');
  await expect(refund(world, asked(visit, []))).rejects.toThrow('encounter.no_lines');
  const { lines } = await papersOf(visit.settlement);
  expect(lines).toHaveLength(1);
  const kept = await world.database.sql<{ live: string }>(
    'test: live',
    'select settlement_id as live from encounter where id = $1',
    [visit.encounter],
  );
  expect(kept[0]?.live).toBe(visit.settlement);
});

test('a key stands for one refund only', async () => {
  const visit = await settledVisit({ A: '30.00', C: '5.00' });
  const request = asked(visit, [{ upload: 1, place: 2, quantity: null }]);
  await refund(world, request);
  const other = { ...request, lines: [{ upload: 1, place: 1, quantity: null }] };
  await expect(refund(world, other)).rejects.toThrow('encounter.key_reused');
  const reworded = { ...request, reason: '另一原因' };
  await expect(refund(world, reworded)).rejects.toThrow('settlement.key_reused');
});

test('an upload whose line was refunded is taken back after the refund only', async () => {
  const visit = await settledVisit({ A: '30.00', C: '5.00' });
  const { key, ...request } = asked(visit, [{ upload: 1, place: 2, quantity: null }]);
  const { provider, person, settlement, reason } = request;
  await world.settlements.reverse({ key, provider, person, settlement, reason });
  await recordRefund(world, {
    key: { provider, transaction: 'refund', key },
    ...{ bodyHash: 'x', encounter: visit.encounter, lines: request.lines },
  });
  const { encounter } = visit;
  await expect(voidCharges(world, { encounter, seq: 1 })).rejects.toThrow(
    'encounter.line_is_refunded',
  );
  await voidCharges(world, { encounter, seq: 2 });
  const { billTotal } = await voidCharges(world, { encounter, seq: 1 });
  expect(billTotal).toBe(0n);
});

test("a hospital's own bill is refunded by its lines, and its system finds them by their numbers", async () => {
  const person = await addPerson(world);
  const registration = `V${person}` as RegistrationId;
  const of = { person, provider: TOWNSHIP };
  await world.database.transaction((sql) =>
    openRegistration(
      sql,
      {
        ...{ id: registration, ...of, stay: false, scheme: null, medicalType: '11', number: 'N1' },
        ...{ visitKind: 'outpatient', disease: null, particulars: {} },
        beganAt: '2025-06-01 08:30:00' as Moment,
      },
      day('2025-06-01'),
    ),
  );
  const charges = createCharges(world);
  const sent = (line: string, code: string, amount: string): SentCharge => ({
    ...{ line, code, day: day('2025-06-01'), quantity: '1', unitPrice: amount, amount },
    ...{ takesBack: null, approval: 'none', particulars: {} },
  });
  const key = (name: string) => ({ provider: TOWNSHIP, transaction: '2204', key: name });
  const bill = { registration, batch: 'B1' };
  const add = (name: string, lines: SentCharge[]) =>
    charges.add({
      ...{ key: key(name), ...of, registration, stay: false },
      bills: [{ batch: 'B1', lines }],
    });
  await add('K1', [sent('1', 'A', '40.00'), sent('2', 'B', '10.00')]);
  // A number that was taken back and used again is another line.
  const taken = { batch: 'B1', lines: ['2'] };
  await charges.takeBack({ key: key('K2'), ...of, registration, stay: false, ...taken });
  await add('K3', [sent('2', 'A', '7.00')]);
  const encounter = encounterOf(bill);
  const { settlements } = await world.settlements.settle(await billRequest(world, encounter));
  const settlement = settlements[0]?.row.id as SettlementId;
  const { lines } = await papersOf(settlement);
  expect(lines.map(({ upload, place, amount }) => [upload, place, amount])).toEqual([
    [1, 1, '40.00'],
    [3, 1, '7.00'],
  ]);
  const request = asked({ person, settlement }, [{ upload: 3, place: 1, quantity: null }]);
  expect(refundView(await refund(world, request)).back.total).toBe('7.00');
  const kept = await charges.lines(world.database.sql, bill);
  expect(kept.map(({ line, takesBack, amount }) => [line, takesBack, amount])).toEqual([
    ['1', null, 4_000n],
    ['2', null, 700n],
    ['R4.1', '2', -700n],
  ]);
  await charges.close();
});

test('the papers add up, of a settlement and of its reversal', async () => {
  const visit = await settledVisit({ A: '100.00', B: '50.00', C: '10.00' });
  const { invoice, lines } = await papersOf(visit.settlement);
  expect(invoice.total).toBe('160.00');
  expect(lines.map(({ priorSelfPay, inScope }) => [priorSelfPay, inScope])).toEqual([
    ['0.00', '100.00'],
    ['10.00', '40.00'],
    ['0.00', '0.00'],
  ]);
  expect(invoice.selfFunded).toBe('10.00');
  const fen = (text: string) => Math.round(Number(text) * 100);
  const payers = [invoice.pool, invoice.others, invoice.accounts, invoice.cash].map(fen);
  expect(payers.reduce((a, b) => a + b)).toBe(16_000);
  const items = invoice.items.map(({ amount }) => fen(amount));
  expect(items.reduce((a, b) => a + b)).toBe(16_000);
  expect(fen(invoice.ownShare) + fen(invoice.selfFunded)).toBe(
    fen(invoice.accounts) + fen(invoice.cash),
  );
  const { provider, person, settlement, reason, key } = asked(visit, []);
  const answer = await world.settlements.reverse({ key, provider, person, settlement, reason });
  const turned = await papersOf(answer.settlements[0]?.row.id as SettlementId);
  expect(turned).toMatchObject({ kind: 'reversal', original: visit.settlement });
  expect(turned.invoice.total).toBe('-160.00');
  expect(turned.invoice.selfFunded).toBe('-10.00');
  expect(turned.lines[0]).toMatchObject({ quantity: '-1', amount: '-100.00', left: null });
});

test('the proof finds everything in order', async () => {
  const { sound, checks } = await verify(world);
  expect(checks.flatMap(({ problems }) => problems)).toEqual([]);
  expect(sound).toBe(true);
});
