import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Sql } from '../../platform/sql.ts';
import { lockPersons } from '../enrolment/index.ts';
import type { Filing, FilingId, FilingKind } from './model.ts';
import { findFilings, insertWithdrawal } from './store.ts';

/** What is filed with an area as long as it insures the person. A disease stays recognised, an injury stays what it was. */
const OF_INSURANCE: readonly FilingKind[] = ['away', 'provider'];

export type FilingsEnd = {
  readonly person: PersonId;
  /** The first day on which nothing of it counts; the days before stay filed. */
  readonly from: Day;
  readonly reason: string;
  readonly operator: string;
  /** Only this one of them; absent: whatever stands. */
  readonly filing?: FilingId;
};

/** For whoever ends somebody's insurance here, in the same transaction: what would go on without it ends with it. */
export async function endFilings(sql: Sql, ending: FilingsEnd): Promise<readonly Filing[]> {
  const { person, from, reason, operator, filing } = ending;
  await lockPersons(sql, [person]);
  const filings = (await findFilings(sql, [person], null)).get(person) ?? [];
  const ended = filings.filter(
    ({ id, content, withdrawnOn, endsOn }) =>
      (filing === undefined || id === filing) &&
      OF_INSURANCE.includes(content.kind) &&
      withdrawnOn === null &&
      (endsOn === null || endsOn > from),
  );
  for (const { id, content } of ended) {
    await insertWithdrawal(sql, {
      ...{ id, kind: content.kind, person, provider: null, reason, operator, today: from },
    });
  }
  return ended;
}
