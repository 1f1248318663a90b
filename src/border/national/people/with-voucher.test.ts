import { expect, test } from 'vitest';
import type { PersonId, ProviderId, RequestKey, SettlementId } from '../../../kernel/ids.ts';
import {
  addPerson,
  billRequest,
  HOSPITAL,
  openBill,
  settlementWorld,
} from '../../../money/settlement/testing.ts';
import { createCredentials } from '../../../people/credential/index.ts';
import { nationalCatalogue } from '../catalogue/load.ts';
import { nationalTerms } from '../catalogue/terms.ts';
import type { Row } from '../input.ts';
import type { MessageId, TransactionNumber } from '../model.ts';
import { testSignedIn } from '../testing.ts';
import type { Call } from '../transaction.ts';
import { compileInput } from '../validate/compile.ts';
import { readInput } from '../validate/read-input.ts';
import { withVoucher } from './with-voucher.ts';

const world = await settlementWorld();
const { database, clock, ids } = world;
const credentials = createCredentials({ database, clock, ids, secret: Buffer.from('test') });
const hospital = {
  id: HOSPITAL,
  name: '示范三级医院',
  kind: 'hospital',
  county: '532901',
} as const;
const signedIn = testSignedIn(database, { provider: hospital });
const desk = { provider: HOSPITAL, operator: '0001' };

/** What 2207 presents, as the catalogue reads it. */
function presented(kind: string, number: string): Row {
  const spec = nationalCatalogue().find('2207');
  if (!spec) throw new RangeError('2207');
  const data = {
    psn_no: 'P1',
    mdtrt_cert_type: kind,
    mdtrt_cert_no: number,
    med_type: '2101',
    medfee_sumamt: '1.00',
    psn_setlway: '01',
    mdtrt_id: 'M1',
    chrg_bchno: 'B1',
    acct_used_flag: '0',
    insutype: '390',
    fulamt_ownpay_amt: '0',
    overlmt_selfpay: '0',
    preselfpay_amt: '0',
    inscp_scp_amt: '1.00',
  };
  const compiled = compileInput(spec, signedIn.profile, nationalCatalogue());
  return readInput(compiled, { data }).one('data');
}

function callOf(message: string, over: Partial<Call> = {}): Call {
  return {
    signedIn,
    key: {
      provider: HOSPITAL,
      transaction: '2207' as TransactionNumber,
      message: message as MessageId,
    },
    world: { credentials, terms: nationalTerms() },
    ...over,
  } as Call;
}

async function tokenOf(person: PersonId): Promise<string> {
  const { qr } = await credentials.issue(person);
  return (await credentials.decode(qr, '01301', desk)).token;
}

const refused = (code: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code }) });

test('fifty bills settled at once with one token: exactly one is', async () => {
  const person = await addPerson(world);
  const bills = await Promise.all(
    Array.from({ length: 50 }, () => openBill(world, person, { lines: { A: '100.00' } })),
  );
  const row = presented('01', await tokenOf(person));
  const answers = await Promise.allSettled(
    bills.map(async (bill, index) => {
      const request = await billRequest(world, bill);
      return withVoucher(row, callOf(`m${index}`), person, () => world.settlements.settle(request));
    }),
  );
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const answer of answers) {
    if (answer.status === 'rejected') expect(answer.reason).toEqual(refused('credential.used'));
  }
  const settled = await database.sql<{ id: SettlementId }>(
    'test: settled',
    'select id from settlement where person_id = $1',
    [person],
  );
  expect(settled).toHaveLength(1);
});

test('a lost answer asked for again is the same settlement; a refusal frees the token', async () => {
  const person = await addPerson(world);
  const bill = await openBill(world, person, { lines: { A: '100.00' } });
  const right = await billRequest(world, bill, { key: '2207.right' as RequestKey });
  const wrong = { ...right, key: '2207.wrong' as RequestKey, claimedTotal: 1n as never };
  const row = presented('01', await tokenOf(person));
  const settle = (message: string, request: typeof right) =>
    withVoucher(row, callOf(message), person, () => world.settlements.settle(request));
  await expect(settle('wrong', wrong)).rejects.toEqual(refused('settlement.total_differs'));
  const first = await settle('right', right);
  const again = await settle('right', right);
  expect(again.replayed).toBe(true);
  expect(again.settlements[0]?.row.id).toBe(first.settlements[0]?.row.id);
});

test('a token of another person or of another provider does not pay', async () => {
  const [person, other] = [await addPerson(world), await addPerson(world)];
  const row = presented('01', await tokenOf(person));
  const done = async () => 'done';
  await expect(withVoucher(row, callOf('a'), other, done)).rejects.toEqual(
    refused('credential.not_accepted'),
  );
  const elsewhere = { ...signedIn, provider: { ...hospital, id: 'H-PRIMARY' as ProviderId } };
  await expect(
    withVoucher(row, callOf('b', { signedIn: elsewhere }), person, done),
  ).rejects.toEqual(refused('credential.not_accepted'));
});

test('a card or a number was looked at before, and is not used up', async () => {
  const person = await addPerson(world);
  for (const message of ['x', 'y']) {
    const row = presented('02', '532901196001010001');
    expect(await withVoucher(row, callOf(message), person, async () => 'done')).toBe('done');
  }
});
