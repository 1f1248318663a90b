import { eachByItself } from '../../kernel/each-by-itself.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { lockPersons } from '../../people/enrolment/index.ts';
import { OUTGOING_LETTER, sealedIn } from '../../platform/sealing/columns.ts';
import type { Sql } from '../../platform/sql.ts';
import type { TransferDeps } from './deps.ts';
import { NO_PENSION_WAITS, UNKNOWN_TRANSFER } from './errors.ts';
import type { Transfer } from './model.ts';
import { findTransfer } from './store-transfers.ts';

export type PensionSaid = {
  readonly outcome: 'taken' | 'refused' | 'unknown';
  readonly reference: string;
  readonly reason: string;
};

/** Who keeps pension insurance. The same key is the same letter: told again it says what became of it and does nothing twice. */
export type PensionOffice = {
  readonly tell: (key: string, letter: Readonly<Record<string, unknown>>) => Promise<PensionSaid>;
};

/** Stands for the office where there is none, and moves nothing; each key is taken once. */
export function pensionOnLoopback(): PensionOffice & { readonly taken: ReadonlySet<string> } {
  const taken = new Set<string>();
  return {
    taken,
    async tell(key) {
      taken.add(key);
      return { outcome: 'taken', reference: `LOOP-${key.slice(-8)}`, reason: '' };
    },
  };
}

const AT_ONCE = 100;

type Waiting = { readonly case: string; readonly letter: string; readonly document: string };

/** Tells the office of every transfer that asks it to; an unknown answer is asked for again under the same key. */
export async function tellPensions(
  deps: TransferDeps & { readonly pension: PensionOffice },
): Promise<number> {
  const { sql } = deps.database;
  const waiting: Waiting[] = [];
  for (let after: string | null = null; ; after = waiting.at(-1)?.case ?? null) {
    const page = await findUntold(sql, after);
    waiting.push(...page);
    if (page.length < AT_ONCE) break;
  }
  let count = 0;
  await eachByItself(waiting, async ({ case: id, letter, document }) => {
    const text = sql.sealer.open(document, sealedIn(OUTGOING_LETTER, letter));
    const said = await deps.pension.tell(id, JSON.parse(text));
    const moved = await recordPension(deps, { case: id, by: 'pension-office', said });
    count += moved.pensionState === 'unknown' ? 0 : 1;
  });
  return count;
}

/** One answer ends it; of unknown ones only the first is kept. */
export async function recordPension(
  deps: TransferDeps,
  answer: { readonly case: string; readonly by: string; readonly said: PensionSaid },
): Promise<Transfer> {
  const { case: id, by, said } = answer;
  return deps.database.transaction(async (sql) => {
    const found = await findTransfer(sql, id);
    if (!found) throw new Rejection(UNKNOWN_TRANSFER, { id });
    await lockPersons(sql, [found.person]);
    const { pensionState, number } = (await findTransfer(sql, id)) as Transfer;
    if (pensionState !== 'waiting' && pensionState !== 'unknown') {
      // Told twice at one moment it is the same; anything else is too late.
      if (pensionState === said.outcome) return (await findTransfer(sql, id)) as Transfer;
      throw new Rejection(NO_PENSION_WAITS, { number });
    }
    if (pensionState !== said.outcome) await insertSaid(sql, deps, { id, by, said });
    return (await findTransfer(sql, id)) as Transfer;
  });
}

async function findUntold(sql: Sql, after: string | null): Promise<readonly Waiting[]> {
  return sql<Waiting>(
    'transfers: pensions to tell',
    `select t.case_id as "case", l.id as letter, l.document from transfer_now t
     join outgoing_letter l on l.case_id = t.case_id
     where t.pension_state in ('waiting', 'unknown') and ($1::uuid is null or t.case_id > $1)
     order by t.case_id limit ${AT_ONCE}`,
    [after],
  );
}

type Recorded = { readonly id: string; readonly by: string; readonly said: PensionSaid };

async function insertSaid(sql: Sql, { clock }: TransferDeps, { id, by, said }: Recorded) {
  await sql(
    'transfers: insert pension answer',
    `insert into pension_answer (case_id, seq, outcome, reference, reason, by, at)
     select $1, 1 + count(*), $2, $3, $4, $5, $6 from pension_answer where case_id = $1`,
    [id, said.outcome, said.reference, said.reason, by, clock.now().toISOString()],
  );
}
