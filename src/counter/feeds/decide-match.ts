import { ROW_REASONS } from './errors.ts';
import type { Found, Match, ReadRow } from './model.ts';
import { plainName } from './read-row.ts';

export type Candidates = {
  /** Whoever has the number. */
  readonly byNumber: Found | null;
  /** Whoever has the name in the household. */
  readonly byHousehold: readonly Found[];
};

/**
 * Whose line it is: by the number, then by name and household. What points to somebody without being certain is doubtful and
 * named with him, so that a person can look; nobody is guessed.
 */
export function decideMatch(row: ReadRow, { byNumber, byHousehold }: Candidates): Match {
  const [only] = byHousehold;
  const one = byHousehold.length === 1 && only ? only.id : null;
  // Who is named in a line that cannot be read is named all the same: a slip of the pen ends nobody's identity.
  if (row.refused) {
    const person = (row.wrongNumber ? null : byNumber?.id) ?? one;
    return { person, verdict: 'refused', reason: row.refused };
  }
  // Found or not, it speaks of somebody: of nobody here it waits with nobody's name for whoever looks.
  if (row.wrongNumber) {
    return { person: byNumber?.id ?? one, verdict: 'doubtful', reason: row.wrongNumber };
  }
  if (byNumber) {
    return plainName(byNumber.name) === row.name
      ? { person: byNumber.id, verdict: 'matched', reason: null }
      : { person: byNumber.id, verdict: 'doubtful', reason: ROW_REASONS.otherName.code };
  }
  if (byHousehold.length > 1) {
    return { person: null, verdict: 'doubtful', reason: ROW_REASONS.householdAmbiguous.code };
  }
  if (row.idNumber === null) {
    return one
      ? { person: one, verdict: 'matched', reason: null }
      : { person: null, verdict: 'doubtful', reason: ROW_REASONS.numberMissing.code };
  }
  return one
    ? { person: one, verdict: 'doubtful', reason: ROW_REASONS.numberDiffers.code }
    : { person: null, verdict: 'enrol', reason: ROW_REASONS.notInsured.code };
}
