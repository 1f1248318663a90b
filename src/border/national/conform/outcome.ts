import type { Outcome, Result, Said } from './model.ts';

export const OUTCOME_NAMES: Readonly<Record<Outcome, Said>> = {
  passed: { zh: '通过', en: 'passed' },
  failed: { zh: '未通过', en: 'failed' },
  'not-offered': { zh: '未开通', en: 'not offered' },
  'left-out': { zh: '不适用', en: 'left out' },
};

/** Whether a platform conforms: nothing failed and nothing that was opened stayed open. */
export function isConforming(results: readonly Result[]): boolean {
  return (
    results.some(({ outcome }) => outcome === 'passed') &&
    results.every(({ outcome, leftOpen }) => outcome !== 'failed' && leftOpen.length === 0)
  );
}

export function countOf(results: readonly Result[], outcome: Outcome): number {
  return results.filter((result) => result.outcome === outcome).length;
}

/** How many things are wrong with a script. */
export function faultsOf({ steps, ended, outcome, leftOpen }: Result): number {
  const found = steps.reduce((sum, { findings }) => sum + findings.length, 0);
  const broke = outcome === 'failed' && found === 0 && ended !== null ? 1 : 0;
  return found + broke + leftOpen.length;
}
