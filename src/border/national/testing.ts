import type { ProviderId } from '../../kernel/ids.ts';
import { systemClock } from '../../platform/clock.ts';
import { idSource } from '../../platform/id-source.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { nationalCatalogue } from './catalogue/load.ts';
import { loadProfiles } from './catalogue/profile.ts';
import { TRANSACTIONS } from './door/registry.ts';
import { offered, runTransaction, transactionFinder } from './door/run-transaction.ts';
import { createFileStore } from './files/file-store.ts';
import type { MessageId } from './model.ts';
import type { SignedIn } from './signed-in.ts';
import type { Call } from './transaction.ts';
import type { NationalWorld } from './world.ts';

export const TEST_PROVIDER = 'H53290000001' as ProviderId;

export function testSignedIn(database: AreaDatabase, over: Partial<SignedIn> = {}): SignedIn {
  return {
    area: database.area,
    provider: { id: TEST_PROVIDER, name: '试验医院', kind: 'hospital', county: '532901' },
    operator: { id: '0001', name: '试验员', kind: 'clerk' },
    style: 'none',
    signInNumber: null,
    profile: loadProfiles().baseline,
    ...over,
  };
}

export type TestParts = {
  readonly database: AreaDatabase;
  /** The parts of the world that the transaction under test uses, real ones. */
  readonly world?: Partial<NationalWorld>;
  readonly signedIn?: Partial<SignedIn>;
  readonly message?: string;
  readonly insuredArea?: string;
  readonly concerns?: Call['concerns'];
};

let sent = 0;

/** Runs a registered transaction as a message would, without HTTP; gives the output as its receiver parses it. */
export async function runForTest(
  number: string,
  input: unknown,
  parts: TestParts,
): Promise<Record<string, never>> {
  const clock = parts.world?.clock ?? systemClock;
  const world = {
    database: parts.database,
    clock,
    ids: idSource(clock),
    catalogue: nationalCatalogue(),
    files: createFileStore({ database: parts.database, clock, ids: idSource(clock) }),
    ...parts.world,
  } as NationalWorld;
  sent += 1;
  const answered = await runTransaction({
    ...offered(number, transactionFinder(TRANSACTIONS), world.catalogue),
    input,
    parts: {
      world,
      signedIn: testSignedIn(parts.database, parts.signedIn),
      message: (parts.message ?? `test-${process.pid}-${sent}`) as MessageId,
      insuredArea: parts.insuredArea ?? null,
      concerns: parts.concerns ?? (() => undefined),
      permit: () => undefined,
    },
  });
  return 'file' in answered ? (answered as never) : JSON.parse(answered.json);
}
