import { type OfficePath, officeAt } from '../offices/index.ts';
import type { Case, CaseEvent, Matter } from './model.ts';

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

/**
 * Where a decision is taken anew: at the last step. Money that nobody has prepared yet, because a rule decided or nobody
 * accepted it, goes to the step before, so that two officers have it in hand.
 */
export function decidingStep({
  matter,
  events,
}: {
  readonly matter: Matter;
  readonly events: readonly Pick<CaseEvent, 'act'>[];
}): number {
  const last = matter.steps.length - 1;
  const prepared = !matter.money || events.some(({ act }) => act === 'forward');
  return prepared ? last : Math.max(0, last - 1);
}

/** From the office upwards: who is told one after the other that a step is late. */
export function officesUpwards(path: OfficePath): readonly OfficePath[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/') as OfficePath);
}
