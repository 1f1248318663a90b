import type { PersonId, RequestKey } from '../../kernel/ids.ts';
import { formatYuan, sum } from '../../kernel/money.ts';
import { overlap, type Period } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { type Answer, NOTHING_TO_RECOMPUTE } from '../../money/settlement/index.ts';
import { findCoverage, lockPersons } from '../../people/enrolment/index.ts';
import { findRecognition, type Recognition, recogniseFiled } from '../../people/groups/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { SCHEMES } from '../../rules/policy/index.ts';
import type { CaseFacts } from '../matters/index.ts';
import { personOf } from './gather.ts';
import type { AskedRecognition, RecognitionWorld } from './model.ts';

/** What was done, the same however often the case is prepared. */
export type Recognised = {
  readonly recognition: Recognition;
  /** Settlements that were corrected, and what the funds pay more by it. */
  readonly corrected: number;
  readonly difference: string;
};

type Decide = (sql: Sql) => Promise<{ readonly asked: AskedRecognition; readonly period: Period }>;

/**
 * Records the recognition and has whatever was settled since its first day computed again. It is recorded under the
 * case's own id, and each correction under a key of it, so that a case that broke off goes on where it stopped.
 */
export async function recognise(
  world: RecognitionWorld,
  facts: CaseFacts,
  decide: Decide,
): Promise<Recognised> {
  const { database, clock } = world;
  const id = facts.case.id as string;
  const person = personOf(facts);
  const recognition = await database.transaction(async (sql) => {
    await lockPersons(sql, [person]);
    const known = await findRecognition(sql, id);
    if (known) return known;
    const { asked, period } = await decide(sql);
    const { kind, disease } = asked;
    const made = { personId: person, kind, disease, ...period };
    await recogniseFiled(sql, made, { id, filing: null });
    return made;
  });
  // Also of today: a bill may have been settled this morning.
  const late = recognition.startsOn <= clock.today();
  const answers = late ? await recomputeSince(world, facts, recognition) : [];
  const rows = answers.flatMap(({ settlements }) => settlements.map(({ row }) => row));
  return {
    recognition,
    corrected: rows.length,
    difference: formatYuan(
      sum(
        rows.map(({ amounts: a }) => sum([a.pool, a.largeAmount, a.seriousDisease, a.medicalAid])),
      ),
    ),
  };
}

async function recomputeSince(
  world: RecognitionWorld,
  facts: CaseFacts,
  recognition: Recognition,
): Promise<Answer[]> {
  const { personId: person, startsOn: from } = recognition;
  const answers: Answer[] = [];
  for (const scheme of await schemesSince(world, person, recognition)) {
    const key = `recognition-${facts.case.id}-${scheme}` as RequestKey;
    const request = { key, person, scheme, from, reason: facts.case.number };
    try {
      answers.push(await world.settlements.recompute(request));
    } catch (error) {
      if (!(error instanceof Rejection) || error.kind !== NOTHING_TO_RECOMPUTE) throw error;
    }
  }
  return answers;
}

async function schemesSince(
  { database }: RecognitionWorld,
  person: PersonId,
  { startsOn, endsOn }: Period,
) {
  const coverage = (await findCoverage(database.sql, [person])).get(person) ?? [];
  return SCHEMES.filter((scheme) =>
    coverage.some((row) => row.scheme === scheme && overlap(row, { startsOn, endsOn })),
  );
}
