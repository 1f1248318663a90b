import { type OfficePath, officeAt } from '../offices/index.ts';
import type { Case, Matter } from './model.ts';

/**
 * Whose turn a step is. The level's office on the way to the person's home; a township that is not known is taken from
 * where the matter was brought, if that lies in the same county, else the county does it itself.
 */
export function officeOfStep(
  matter: Matter,
  step: number,
  { acceptedAt, home }: Pick<Case, 'acceptedAt' | 'home'>,
): OfficePath {
  const level = matter.steps[step]?.at ?? 'accepting';
  if (level === 'accepting') return acceptedAt;
  const ofHome = officeAt(home, level);
  if (ofHome) return ofHome;
  return (acceptedAt.startsWith(`${home}/`) && officeAt(acceptedAt, level)) || home;
}

/** From the office upwards: who is told one after the other that a step is late. */
export function officesUpwards(path: OfficePath): readonly OfficePath[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/') as OfficePath);
}
