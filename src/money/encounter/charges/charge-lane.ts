import { assert } from '../../../kernel/assert.ts';
import type { EncounterId, RegistrationId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import type { Clock } from '../../../platform/clock.ts';
import { createLanes } from '../../../platform/lanes.ts';
import type { AreaDatabase, Sql } from '../../../platform/sql.ts';
import { createStaff } from '../../../platform/staff.ts';
import { findItems } from '../../../rules/catalogue/index.ts';
import { KEY_REUSED } from '../errors.ts';
import { encounterOf, billOf as nameOf } from '../registration/bill-of.ts';
import type { BillId } from '../registration/model.ts';
import { findRegistrations } from '../registration/store.ts';
import { findBills } from '../store.ts';
import { hashCharges } from './charge-text.ts';
import { countingLines } from './counting.ts';
import { type ChargeFacts, type DecidedCharges, decideCharges } from './decide-charges.ts';
import type {
  AddCharges,
  ChargeCommand,
  OpenBill,
  PricedCharge,
  TakeBack,
  UploadName,
} from './model.ts';
import {
  findChargeRequests,
  findKeptUploads,
  keyName,
  recordBills,
  type StoredChargeRequest,
} from './store.ts';

export type ChargeDeps = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly workers?: number;
  readonly batchMax?: number;
};

export type Charges = {
  /** The priced lines in the order in which they were sent; a repeated key gets them again. */
  readonly add: (command: AddCharges) => Promise<readonly PricedCharge[]>;
  readonly takeBack: (command: TakeBack) => Promise<void>;
  /** The lines of a bill that count. */
  readonly lines: (sql: Sql, bill: BillId) => Promise<readonly PricedCharge[]>;
  /** Of several bills at once. */
  readonly linesOf: (
    sql: Sql,
    encounters: readonly EncounterId[],
  ) => Promise<ReadonlyMap<EncounterId, readonly PricedCharge[]>>;
  readonly close: () => Promise<void>;
};

/** Uploads that come together are priced together and recorded by one statement. */
export function createCharges(deps: ChargeDeps): Charges {
  const { database, workers = 3, batchMax = 64 } = deps;
  const staff = createStaff(async () => ({ connection: await database.connect() }));

  const lanes = createLanes<ChargeCommand, readonly PricedCharge[]>({
    workers,
    batchMax,
    claimOf: ({ person }) => person,
    run: async (batch, index) => runBatch(deps, (await staff.of(index)).connection.sql, batch),
  });
  return {
    add: (command) => lanes.submit({ type: 'add', ...command }),
    takeBack: async (command) => {
      await lanes.submit({ type: 'take-back', ...command });
    },
    lines: async (sql, bill) => {
      const id = encounterOf(bill);
      return (await findLinesOf(sql, [id])).get(id) ?? [];
    },
    linesOf: findLinesOf,
    async close() {
      await lanes.close();
      await staff.close();
    },
  };
}

async function findLinesOf(
  sql: Sql,
  encounters: readonly EncounterId[],
): Promise<Map<EncounterId, readonly PricedCharge[]>> {
  const uploads = await findKeptUploads(sql, encounters);
  return new Map([...uploads].map(([id, kept]) => [id, [...countingLines(kept).values()]]));
}

type Verdict =
  | Rejection
  | { readonly replay: readonly UploadName[] }
  | { readonly decided: DecidedCharges; readonly bodyHash: string; readonly first: boolean };

/** Gather, decide, record. */
async function runBatch(
  { clock }: ChargeDeps,
  sql: Sql,
  commands: readonly ChargeCommand[],
): Promise<readonly (readonly PricedCharge[] | Rejection)[]> {
  const gathered = await gather(sql, commands);
  const bills = new Map(gathered.bills);
  const facts: ChargeFacts = { ...gathered, today: clock.today(), bills };

  const answered = new Map<string, { bodyHash: string; decided: DecidedCharges }>();
  const verdicts = commands.map((command): Verdict => {
    const name = keyName(command.key);
    const bodyHash = hashCharges(command);
    const stored = gathered.requests.get(name);
    const earlier = answered.get(name);
    const known = stored ?? earlier;
    if (known && known.bodyHash !== bodyHash) {
      return new Rejection(KEY_REUSED, { key: command.key.key });
    }
    if (stored) return { replay: stored.uploads };
    if (earlier) return { ...earlier, first: false };
    const decided = decide(command, facts);
    if (decided instanceof Rejection) return decided;
    for (const bill of decided.bills) bills.set(bill.encounter.id, bill);
    answered.set(name, { bodyHash, decided });
    return { decided, bodyHash, first: true };
  });

  await record(sql, { commands, verdicts, bills, facts });
  return answers(sql, verdicts);
}

function decide(command: ChargeCommand, facts: ChargeFacts): DecidedCharges | Rejection {
  try {
    return decideCharges(command, facts);
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
}

type Gathered = Omit<ChargeFacts, 'today'> & {
  readonly requests: ReadonlyMap<string, StoredChargeRequest>;
};

async function gather(sql: Sql, commands: readonly ChargeCommand[]): Promise<Gathered> {
  const adds = commands.flatMap((command) => (command.type === 'add' ? [command] : []));
  const whole = commands.filter(({ type, stay }) => type === 'take-back' || stay);
  const named = adds.flatMap(({ registration, bills }) =>
    bills.map(({ batch }) => encounterOf({ registration, batch })),
  );
  const codes = adds.flatMap(({ bills }) => bills.flatMap(({ lines }) => lines.map((l) => l.code)));
  const [requests, registrations, encounters, items] = await Promise.all([
    findChargeRequests(
      sql,
      commands.map(({ key }) => key),
    ),
    findRegistrations(sql, unique(commands.map(({ registration }) => registration))),
    findBills(sql, unique(named), unique(whole.map(({ registration }) => registration))),
    findItems(sql, unique(codes)),
  ]);
  const ids = [...encounters.keys()];
  const uploads = ids.length > 0 ? await findKeptUploads(sql, ids) : new Map();
  const bills = new Map<EncounterId, OpenBill>(
    [...encounters].map(([id, encounter]) => {
      const kept = uploads.get(id) ?? [];
      const stored = encounter.revision;
      return [id, { encounter, ...nameOf(id), stored, uploads: kept, fresh: [] }];
    }),
  );
  return { requests, registrations, items, bills };
}

type Decisions = {
  readonly commands: readonly ChargeCommand[];
  readonly verdicts: readonly Verdict[];
  readonly bills: ReadonlyMap<EncounterId, OpenBill>;
  readonly facts: ChargeFacts;
};

async function record(sql: Sql, { commands, verdicts, bills, facts }: Decisions): Promise<void> {
  const seen = new Map<EncounterId, number>();
  const requests = commands.flatMap((command, i) => {
    const verdict = verdicts[i];
    if (!verdict || verdict instanceof Rejection || !('decided' in verdict) || !verdict.first) {
      return [];
    }
    const uploads = verdict.decided.bills.flatMap(({ encounter, fresh }) => {
      const before = seen.get(encounter.id) ?? 0;
      seen.set(encounter.id, fresh.length);
      return fresh.slice(before).map(({ seq }): UploadName => [encounter.id, seq]);
    });
    const { bodyHash } = verdict;
    return [{ key: command.key, bodyHash, uploads, of: command.registration }];
  });
  if (requests.length === 0) return;
  const registrations = new Map<RegistrationId, number>(
    requests.map(({ of }) => {
      const registration = facts.registrations.get(of);
      assert(registration, 'a bill is of a registration that was read');
      return [of, registration.revision];
    }),
  );
  const changed = [...bills.values()].filter(({ fresh }) => fresh.length > 0);
  await recordBills(sql, { registrations, bills: changed, requests });
}

async function answers(
  sql: Sql,
  verdicts: readonly Verdict[],
): Promise<readonly (readonly PricedCharge[] | Rejection)[]> {
  const replayed = verdicts.flatMap((verdict) => ('replay' in verdict ? verdict.replay : []));
  const ids = unique(replayed.map(([encounter]) => encounter));
  const uploads = ids.length > 0 ? await findKeptUploads(sql, ids) : new Map();
  return verdicts.map((verdict) => {
    if (verdict instanceof Rejection) return verdict;
    if ('decided' in verdict) return verdict.decided.charges;
    return verdict.replay.flatMap(([encounter, seq]) => {
      const found = (uploads.get(encounter) ?? []).find(
        (upload: { seq: number }) => upload.seq === seq,
      );
      assert(found, 'what a request recorded can be read');
      return found.charges;
    });
  });
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
