import type { Day } from '../../kernel/days.ts';
import { holdsOn } from '../../kernel/period.ts';
import type { Provider, Term } from './model.ts';

/** Null: the provider had no level on that day, so it was not open to the insured. */
export function termOn(provider: Pick<Provider, 'terms'>, on: Day): Term | null {
  return provider.terms.find((term) => holdsOn(term, on)) ?? null;
}
