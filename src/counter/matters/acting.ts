import type { PersonId } from '../../kernel/ids.ts';
import type { Caller } from '../../platform/http/route.ts';
import type { ApplicantKind, Case, Matter } from './model.ts';

/** How the mark begins that stands for somebody who would not be named. */
export const UNNAMED = 'unnamed:';

export function isUnnamedMark(id: string): boolean {
  return id.startsWith(UNNAMED);
}

/** A guardian stays who signed in; the person whose matters are opened is the child. */
export function actsForChild({ id, person }: Pick<Caller, 'id' | 'person'>): boolean {
  return person != null && person !== id && !isUnnamedMark(id);
}

/** As what a guardian applies, before whatever else he could be. */
const OF_GUARDIANS = ['relative', 'agent'] as const satisfies readonly ApplicantKind[];

/** Null: it concerns nobody, or the person has to bring it himself. */
export function guardianKind({
  concerns,
  applicants,
}: Pick<Matter, 'concerns' | 'applicants'>): ApplicantKind | null {
  if (concerns !== 'person') return null;
  return OF_GUARDIANS.find((kind) => applicants.includes(kind)) ?? null;
}

/** Who filed on the telephone for somebody else; null: the person himself, a counter, or nobody who is known. */
export function guardianOfCase({
  channel,
  person,
  openedBy,
}: Pick<Case, 'channel' | 'person' | 'openedBy'>): PersonId | null {
  const other = channel === 'online' && person !== null && openedBy !== person;
  return other && !isUnnamedMark(openedBy) ? (openedBy as PersonId) : null;
}
