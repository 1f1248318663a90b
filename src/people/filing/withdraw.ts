import type { Day } from '../../kernel/days.ts';
import type { PersonId, ProviderId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import { lockPersons } from '../enrolment/index.ts';
import { withdrawFiled } from '../groups/index.ts';
import {
  ALREADY_WITHDRAWN,
  FILED_ELSEWHERE,
  IN_USE,
  OF_ANOTHER_PERSON,
  UNKNOWN_FILING,
} from './errors.ts';
import type { Filing, FilingId, FilingKind } from './model.ts';
import { findFiling, insertWithdrawal } from './store.ts';

export type Withdrawal = {
  readonly id: FilingId;
  /** Only a filing of this kind is meant. */
  readonly kind: FilingKind;
  readonly person: PersonId;
  /** Null: an office, or the person online. What they filed no provider takes back. */
  readonly provider: ProviderId | null;
  readonly reason: string;
  readonly operator: string;
  /** From this day on it no longer counts, where the days before do (`away`). */
  readonly today: Day;
};

/** Asked last, with the person held: what a live settlement rests on, or null. */
export type FindUse = (sql: Sql, filing: Filing) => Promise<string | null>;

/** Takes a filing back within the caller's transaction. It stays to be read, with who took it back and why. */
export async function withdrawFiling(
  sql: Sql,
  request: Withdrawal,
  findUse: FindUse,
): Promise<Filing> {
  await lockPersons(sql, [request.person]);
  const found = await findFiling(sql, request.id);

  const filing = checkWithdrawal(found, request);
  const use = await findUse(sql, filing);
  if (use !== null) throw new Rejection(IN_USE, { id: request.id, use });

  await insertWithdrawal(sql, request);
  if (filing.content.kind === 'disease') await withdrawFiled(sql, filing.id);
  return { ...filing, withdrawnOn: request.today };
}

/** The filing, if it is there, of this person, filed here and still standing; else the first refusal. */
function checkWithdrawal(found: Filing | null, request: Withdrawal): Filing {
  const { id, kind, person, provider } = request;
  if (found?.content.kind !== kind) throw new Rejection(UNKNOWN_FILING, { id });
  if (found.person !== person) throw new Rejection(OF_ANOTHER_PERSON, { id });
  const own = found.filedBy === provider && !found.office && found.content.kind !== 'away';
  if (provider !== null && !own) throw new Rejection(FILED_ELSEWHERE, { id });
  if (found.withdrawnOn !== null) throw new Rejection(ALREADY_WITHDRAWN, { id });
  return found;
}
