import type { Money } from '../../kernel/money.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Case, CaseAct, CasePaper, Matter } from './model.ts';

export type CaseFacts = {
  readonly case: Case;
  readonly matter: Matter;
  readonly papers: readonly CasePaper[];
};

/** Keeps what `prepare` gives typed within an effect while a list of effects becomes a plain `Effect[]`. */
export function effect<Prepared>(definition: Effect<Prepared>): Effect {
  return definition as unknown as Effect;
}

/** What was done to a case, and by whom. */
export type Moved = { readonly act: CaseAct; readonly actor: string };

/** Something an officer should see before deciding; `code` has a sentence in both languages. */
export type Hint = {
  readonly code: string;
  readonly weight: 'note' | 'warning';
  readonly facts: Readonly<Record<string, string>>;
};

/** What the rule of an automatic matter says. `look`: somebody has to look at it, because of `code`. */
export type RuleAnswer =
  | { readonly says: 'approve' }
  | {
      readonly says: 'look';
      readonly code: string;
      readonly facts: Readonly<Record<string, string>>;
    };

export type Outcome = {
  /** Kept with the case and shown: ids, days, amounts as text. */
  readonly result: Readonly<Record<string, string>>;
  /** What the bank has to pay to whom; the case is `paying` until it is paid. */
  readonly payment?: {
    readonly amount: Money;
    readonly holder: string;
    readonly bank: string;
    readonly number: string;
    /** Account of the ledger that owes it, e.g. `due:<person>`. */
    readonly from: string;
  };
};

/**
 * What a matter does, one object a matter (or several matters), named in its document. `check` refuses by throwing a Rejection; it
 * runs at submission, at a dry run, and once more when the case is decided. `prepare` runs after approval, outside
 * the transaction, and must give the same for the same case however often it runs (its key is the case's id); `carryOut` runs
 * in the transaction that ends the case, at most once a decision. `anew`: what it carried out may be decided again after an
 * objection; then `facts.case.result` holds what the first decision left, and the effect takes it back or lets it stand.
 * A Rejection of `carryOut` sends the case back to be decided again.
 * `moved` runs in the transaction of the submission and of every act, with the case as it is after it: for what a case holds
 * while it is under way. A Rejection undoes the act.
 */
export type Effect<Prepared = unknown> = {
  readonly name: string;
  readonly anew?: true;
  readonly check?: (sql: Sql, facts: CaseFacts) => Promise<void>;
  readonly hints?: (sql: Sql, facts: CaseFacts) => Promise<readonly Hint[]>;
  readonly rule?: (sql: Sql, facts: CaseFacts) => Promise<RuleAnswer>;
  readonly prepare?: (facts: CaseFacts) => Promise<Prepared>;
  readonly carryOut: (sql: Sql, facts: CaseFacts, prepared: Prepared) => Promise<Outcome>;
  readonly moved?: (sql: Sql, facts: CaseFacts, by: Moved) => Promise<void>;
};
