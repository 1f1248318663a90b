/** Something that is not as it must be, and where. */
export type Problem = { readonly what: string; readonly where: string };

/** What one check looked at, and what it found. `problems` holds the first of them. */
export type Check = {
  readonly name: CheckName;
  readonly checked: number;
  readonly found: number;
  readonly problems: readonly Problem[];
};

export type CheckName =
  | 'settlement-rows'
  | 'settlement-results'
  | 'journals'
  | 'audit-chain'
  | 'year-to-date'
  | 'own-accounts'
  | 'ledger-days'
  | 'requests'
  | 'encounters'
  | 'charges'
  | 'policies'
  | 'payments'
  | 'person-payments'
  | 'premiums'
  | 'settlement-lists'
  | 'clinical-documents'
  | 'filings'
  | 'wallets'
  | 'cases'
  | 'sealed-values'
  | 'paper-files'
  | 'plain-numbers';

export type ProofReport = {
  readonly area: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly sound: boolean;
  readonly checks: readonly Check[];
};

const SHOWN = 100;

/** Collects what one check finds; it counts all and keeps the first hundred. */
export type Findings = {
  readonly name: CheckName;
  readonly count: (more?: number) => void;
  readonly report: (what: string, where: string) => void;
  readonly done: () => Check;
};

export function findings(name: CheckName): Findings {
  let checked = 0;
  let found = 0;
  const problems: Problem[] = [];
  return {
    name,
    count: (more = 1) => {
      checked += more;
    },
    report: (what, where) => {
      found += 1;
      if (problems.length < SHOWN) problems.push({ what, where });
    },
    done: () => ({ name, checked, found, problems }),
  };
}
