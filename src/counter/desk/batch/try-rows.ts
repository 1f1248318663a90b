import { Outage, Rejection } from '../../../kernel/rejection.ts';
import { findPersonsByIdNumbers, type Person } from '../../../people/enrolment/index.ts';
import { maskPersonalNumbers } from '../../../platform/sealing/personal-numbers.ts';
import { isConnectionLoss } from '../../../platform/sql.ts';
import type { Submission } from '../../matters/index.ts';
import { personOfRow } from './check-row.ts';
import { type Batch, type BatchDeps, type BatchRow, type RowAnswer, triedState } from './model.ts';
import { keepTried, listRows, moveBatch, type Tried } from './store.ts';

/** Read and kept together; a process that is killed tries at most so many again. */
const TOGETHER = 50;

/**
 * Tries some of what waits; what was no answer goes to `failures`. False: nothing waited any more. Nothing of a trial is
 * kept but its answer.
 */
export async function tryRows(
  deps: BatchDeps,
  batch: Batch,
  failures: unknown[],
): Promise<boolean> {
  const { sql } = deps.database;
  const rows = await listRows(sql, batch.id, { states: ['waiting'], limit: TOGETHER, offset: 0 });
  if (rows.length === 0) {
    await moveBatch(sql, batch.id, { from: ['trying'], to: 'tried' });
    return false;
  }
  const numbers = rows.map(({ sheet }) => sheet.idNumber);
  const persons = await findPersonsByIdNumbers(sql, numbers);
  const tried: Tried[] = [];
  for (const row of rows) tried.push(await tryRow(deps, batch, { row, persons, failures }));
  await keepTried(sql, batch.id, tried);
  return true;
}

type Given = {
  readonly row: BatchRow;
  readonly persons: ReadonlyMap<string, Person>;
  readonly failures: unknown[];
};

async function tryRow(deps: BatchDeps, batch: Batch, given: Given): Promise<Tried> {
  const { row, persons, failures } = given;
  const { line, idNumber } = row.sheet;
  let person: Tried['person'] = null;
  try {
    person = personOfRow(row.sheet, persons.get(idNumber));
    const answer = await trialOf(deps, batch, { ...row, person });
    return { line, state: triedState(answer), person, answer };
  } catch (error) {
    if (error instanceof Rejection) {
      return { line, state: 'refused', person, answer: refusalOf(error) };
    }
    if (tellsOfAll(error)) throw error;
    failures.push(error);
    return { line, state: 'failed', person, answer: null };
  }
}

/** Nothing is known of this row, or of any other: the queue begins again after a pause. */
export function tellsOfAll(error: unknown): boolean {
  return error instanceof Outage || isConnectionLoss(error as Error);
}

async function trialOf(deps: BatchDeps, batch: Batch, row: BatchRow): Promise<RowAnswer> {
  const { rule, hints } = await deps.matters.trial(batch.caller, submissionOfRow(batch, row));
  return {
    refused: null,
    look: rule?.says === 'look' ? { code: rule.code, facts: rule.facts } : null,
    hints,
    decided: rule?.says === 'approve' ? 'at-once' : 'by-people',
  };
}

/** The key is the row's own, so that however often it is submitted there is one case of it. */
export function submissionOfRow(batch: Batch, { sheet, person }: BatchRow): Submission {
  const { line, form, promised, papers = [] } = sheet;
  return {
    ...{ key: `${batch.id}-${line}`, matter: batch.matter, person, provider: null },
    ...{ applicant: batch.applicant, form, papers, promised },
  };
}

export function refusalOf(error: Rejection): RowAnswer {
  const facts = Object.fromEntries(
    Object.entries(error.facts).map(([name, value]) => [name, maskPersonalNumbers(value)]),
  );
  return { refused: { code: error.kind.code, facts }, look: null, hints: [], decided: null };
}
