import { InvariantError } from '../../src/kernel/assert.ts';
import type { Difference } from './compare.ts';
import { type Fields, FormatError, text, textOr } from './fields.ts';
import type { Packs } from './read-pack.ts';
import { runAccount } from './run-account.ts';
import { runDeadline } from './run-deadline.ts';
import { runDualCoverage } from './run-dual-coverage.ts';
import { runFunction } from './run-function.ts';
import { runGate } from './run-gate.ts';
import { runIncentive } from './run-incentive.ts';
import { runLtc } from './run-ltc.ts';
import { runMaternity } from './run-maternity.ts';
import { runPremium } from './run-premium.ts';
import { runSequence } from './run-sequence.ts';
import { runSettlement } from './run-settlement.ts';
import { runStatistics } from './run-statistics.ts';
import { runWaiting } from './run-waiting.ts';
import { runWallet } from './run-wallet.ts';

export type Outcome = {
  readonly result: 'passed' | 'failed' | 'skipped';
  /** The line to print. */
  readonly line: string;
};

type Run = (packs: Packs, testCase: Fields) => Difference[];

const RUNS: Readonly<Record<string, Run>> = {
  settlement: runSettlement,
  sequence: runSequence,
  function: runFunction,
  gate: runGate,
  deadline: runDeadline,
  maternity: runMaternity,
  'personal-account': runAccount,
  wallet: runWallet,
  waiting: runWaiting,
  premium: runPremium,
  incentive: runIncentive,
  'dual-coverage': runDualCoverage,
  ltc: runLtc,
  statistics: runStatistics,
};

export function runCase(packs: Packs, testCase: Fields): Outcome {
  const id = textOr(testCase, 'id', testCase.where);
  const kind = text(testCase, 'kind');
  const run = RUNS[kind];
  if (!run) return { result: 'skipped', line: `skip ${id} ${kind}` };
  const differences = attempt(() => run(packs, testCase));
  if (differences.length === 0) return { result: 'passed', line: `ok ${id}` };
  const shown = differences.map(
    ({ key, expected, got }) => `${key} expected ${expected} got ${got}`,
  );
  return { result: 'failed', line: `FAIL ${id} ${shown.join('; ')}` };
}

/** A case that cannot be read, or breaks an invariant, fails by itself and not its neighbours. */
function attempt(run: () => Difference[]): Difference[] {
  try {
    return run();
  } catch (error) {
    if (error instanceof FormatError || error instanceof InvariantError) {
      return [{ key: 'case', expected: 'a result', got: error.message }];
    }
    throw error;
  }
}
