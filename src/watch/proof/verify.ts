import { checkPapers, type PaperDeps } from '../../counter/papers/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { createPolicyShelf } from '../../rules/policy/index.ts';
import { checkCases } from './check-cases.ts';
import { checkChain } from './check-chain.ts';
import { checkCharges } from './check-charges.ts';
import { checkPolicies } from './check-policies.ts';
import { checkRecords } from './check-records.ts';
import { checkPlainNumbers, checkSealed } from './check-sealed.ts';
import { checkTables } from './check-tables.ts';
import { checkYears } from './check-years.ts';
import { type Check, findings, type ProofReport } from './model.ts';
import { findBatches, findLanes } from './store.ts';

export type ProofDeps = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  /** Opens about so many sealed values of each table; absent: all. */
  readonly sealedSample?: number | null;
  /** Where the papers lie; absent: their bytes are not looked at. */
  readonly papers?: Pick<PaperDeps, 'database' | 'vault'>;
};

/**
 * Computes everything again: every record from its pinned documents and inputs, every journal, total,
 * balance, chain and bill. Reads one snapshot, so that it may run beside settlements.
 */
export async function verify(deps: ProofDeps): Promise<ProofReport> {
  const { database, clock } = deps;
  // A shelf of its own, so that nothing cached hides a change in the tables.
  const shelf = createPolicyShelf({ database });
  const startedAt = clock.now().toISOString();
  const checks = await database.transaction(async (sql): Promise<Check[]> => {
    await sql('proof: snapshot', 'set transaction isolation level repeatable read, read only');
    const batches = new Map<string, string[]>();
    const records = await checkRecords({ sql, setByHash: shelf.setByHash, batches });
    const chain = checkChain(await findLanes(sql), await findBatches(sql), batches);
    return [
      ...records,
      chain,
      await checkYears(sql),
      ...(await checkTables(sql)),
      await checkCases(sql),
      await checkCharges(sql),
      await checkPolicies(sql, shelf),
      await checkSealed(sql, deps.sealedSample ?? null),
      await checkPlainNumbers(sql),
    ];
  });
  if (deps.papers) checks.push(await checkFiles(deps.papers, deps.sealedSample ?? null));
  return {
    area: database.area,
    startedAt,
    finishedAt: clock.now().toISOString(),
    sound: checks.every(({ found }) => found === 0),
    checks,
  };
}

/** Every paper that is to be there is, opens, and says what its hash says; with a sample, so many of them. */
async function checkFiles(
  papers: NonNullable<ProofDeps['papers']>,
  sample: number | null,
): Promise<Check> {
  const found = findings('paper-files');
  for await (const problem of checkPapers(papers, sample)) {
    found.count();
    if (problem) found.report(problem.what, `paper_file ${problem.file}`);
  }
  return found.done();
}
