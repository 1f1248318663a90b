import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Sql } from '../../platform/sql.ts';

export type Review = {
  readonly case: string;
  readonly person: PersonId;
  readonly group: string;
  readonly outcome: 'continues' | 'ends';
  readonly endsOn: Day;
  readonly reviewedOn: Day;
};

export async function insertReview(sql: Sql, review: Review): Promise<void> {
  await sql(
    'special groups: insert review',
    `insert into group_review (case_id, person_id, group_code, outcome, ends_on, reviewed_on)
     values ($1, $2, $3, $4, $5, $6)`,
    [review.case, review.person, review.group, review.outcome, review.endsOn, review.reviewedOn],
  );
}
