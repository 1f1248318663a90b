import type { HisClient } from './his-client.ts';
import {
  admit,
  cancel,
  charges,
  describeVisit,
  discharge,
  fen,
  findPerson,
  register,
  settle,
  totalFen,
} from './messages.ts';
import type { Entry, Visit } from './model.ts';

type Settled = {
  readonly setl_id: string;
  readonly medfee_sumamt: unknown;
  readonly fund_pay_sumamt: unknown;
  readonly psn_part_amt: unknown;
  readonly psn_cash_pay: unknown;
  readonly acct_pay: unknown;
};

/** Everything the hospital does for one person, and what it writes into its own books. */
export async function visitHospital(client: HisClient, visit: Visit): Promise<readonly Entry[]> {
  await client.send('1101', findPerson(visit.patient));
  const registration = await registered(client, visit);
  const batch = visit.kind === 'stay' ? '' : `B${visit.number}`;
  await client.send(visit.kind === 'stay' ? '2301' : '2204', charges(visit, registration, batch));
  if (visit.kind === 'stay') await client.send('2402', discharge(visit, registration));

  const asked = settle(visit, registration, batch);
  const [trial, final, back] =
    visit.kind === 'stay'
      ? (['2303', '2304', '2305'] as const)
      : (['2206', '2207', '2208'] as const);
  const tried = entryOf(visit, registration, await client.send(trial, asked));
  const paid = entryOf(visit, registration, await client.send(final, asked));
  expectSame(visit, tried, paid);
  if (!visit.cancelled) return [paid];
  const returned = await client.send(back, cancel(visit, registration, paid.settlement));
  return [paid, entryOf(visit, registration, returned)];
}

async function registered(client: HisClient, visit: Visit): Promise<string> {
  if (visit.kind === 'stay') {
    const { output } = await client.send('2401', admit(visit));
    return (output as { result: { mdtrt_id: string } }).result.mdtrt_id;
  }
  const { output } = await client.send('2201', register(visit));
  const registration = (output as { data: { mdtrt_id: string } }).data.mdtrt_id;
  await client.send('2203', describeVisit(visit, registration));
  return registration;
}

function entryOf(
  { number, patient, kind }: Visit,
  registration: string,
  { output }: { output: unknown },
): Entry {
  const { setlinfo } = output as { setlinfo: Settled };
  return {
    visit: number,
    person: patient.id,
    registration,
    scheme: patient.scheme,
    clearing: kind === 'stay' ? '21' : '11',
    settlement: setlinfo.setl_id,
    totalFen: fen(setlinfo.medfee_sumamt),
    fundsFen: fen(setlinfo.fund_pay_sumamt),
    personFen: fen(setlinfo.psn_part_amt),
    accountsFen: fen(setlinfo.acct_pay),
    cashFen: fen(setlinfo.psn_cash_pay),
  };
}

/** The trial promised what the settlement then did, and both are of the bill that was sent. */
function expectSame(visit: Visit, tried: Entry, paid: Entry): void {
  const wanted = totalFen(visit);
  if (paid.totalFen !== wanted) {
    throw new Error(`visit ${visit.number}: ${wanted} fen were sent, ${paid.totalFen} settled`);
  }
  for (const field of ['totalFen', 'fundsFen', 'personFen', 'cashFen'] as const) {
    if (tried[field] !== paid[field]) {
      throw new Error(`visit ${visit.number}: ${field} tried ${tried[field]}, paid ${paid[field]}`);
    }
  }
}
