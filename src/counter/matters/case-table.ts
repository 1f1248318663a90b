import type { Permission } from '../../platform/http/route.ts';
import type { CaseAct, CaseState, StepRole } from './model.ts';

/**
 * Who stands to a case how. `counter`: takes matters in, at the office where this one was brought. `colleague`: holds
 * the step's role at the office whose turn it is. `assignee`: a colleague who took it or was given it, and who alone
 * does what a step consists of. `lead`: leads that office or one above it. `applicant`: the person whose matter it is.
 * `system`: nobody; a rule, a date or the bank.
 */
export const STANDINGS = [
  'counter',
  'colleague',
  'assignee',
  'lead',
  'applicant',
  'system',
] as const;
export type Standing = (typeof STANDINGS)[number];

export type ActRule = {
  /** Null: there is no case yet. */
  readonly from: readonly CaseState[] | null;
  readonly by: readonly Standing[];
  readonly reason: boolean;
  /** Which step it belongs to; absent: any. */
  readonly step?: 'last' | 'before-last';
  /** In these states only while a paper is owed that was promised. */
  readonly owed?: readonly CaseState[];
};

/** State × act × who: the one table. Everything that is not in it is refused. */
export const CASE_TABLE = {
  submit: { from: null, by: ['counter', 'applicant'], reason: false },
  accept: { from: ['submitted'], by: ['assignee'], reason: false },
  decline: { from: ['submitted'], by: ['assignee'], reason: true },
  take: { from: ['submitted', 'open'], by: ['colleague'], reason: false },
  assign: { from: ['submitted', 'open'], by: ['lead'], reason: false },
  release: { from: ['submitted', 'open'], by: ['assignee', 'lead'], reason: false },
  return: { from: ['open'], by: ['assignee'], reason: true },
  resubmit: { from: ['returned'], by: ['applicant', 'counter'], reason: false },
  forward: { from: ['open'], by: ['assignee'], reason: false, step: 'before-last' },
  approve: { from: ['open'], by: ['assignee', 'system'], reason: false, step: 'last' },
  refuse: { from: ['open'], by: ['assignee'], reason: true, step: 'last' },
  withdraw: {
    from: ['submitted', 'open', 'returned'],
    by: ['applicant', 'counter'],
    reason: true,
  },
  // Beyond the end nothing is done but a note of the chief and the papers that were promised.
  note: {
    from: ['submitted', 'open', 'returned', 'approved', 'paying'],
    by: ['colleague', 'assignee', 'counter', 'lead'],
    reason: true,
  },
  'add-papers': {
    from: ['submitted', 'open', 'returned', 'paying', 'done'],
    by: ['applicant', 'counter', 'assignee'],
    reason: false,
    owed: ['paying', 'done'],
  },
  // The bank did not pay, or nobody asked it yet: money is paid to an account that the applicant named.
  'correct-account': { from: ['paying'], by: ['applicant', 'counter', 'colleague'], reason: false },
  reopen: { from: ['done', 'refused', 'not-accepted'], by: ['system'], reason: true },
  'carry-out': { from: ['approved'], by: ['system'], reason: false },
  pay: { from: ['paying'], by: ['system'], reason: false },
  // A bank gives money back days after it said that it had paid.
  'payment-returned': { from: ['paying', 'done'], by: ['system'], reason: true },
  escalate: { from: ['submitted', 'open', 'approved', 'paying'], by: ['system'], reason: false },
  'restate-deadline': {
    from: ['submitted', 'open', 'approved', 'paying'],
    by: ['system'],
    reason: false,
  },
  chase: { from: ['paying', 'done'], by: ['system'], reason: false, owed: ['paying', 'done'] },
} as const satisfies Record<CaseAct, ActRule>;

export const ENDED = [
  'done',
  'refused',
  'not-accepted',
  'withdrawn',
] as const satisfies readonly CaseState[];

/** What may still be done to a case that is closed, besides opening it again. */
export const AFTER_THE_END = {
  act: 'note',
  by: ['lead'],
} as const satisfies { readonly act: CaseAct; readonly by: readonly Standing[] };

export function isEnded(state: CaseState): boolean {
  return (ENDED as readonly CaseState[]).includes(state);
}

/** The right that each standing at an office needs; a step asks for the right of its role. */
export const RIGHT_OF_ROLE = {
  clerk: 'matter.take',
  reviewer: 'matter.review',
  approver: 'matter.approve',
} as const satisfies Record<StepRole, Permission>;

export const RIGHT_OF_STANDING = {
  counter: 'matter.take',
  lead: 'matter.lead',
  applicant: 'own.write',
} as const satisfies Partial<Record<Standing, Permission>>;
