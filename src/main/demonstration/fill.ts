import { createSettlements } from '../../money/settlement/index.ts';
import type { Clock } from '../../platform/clock.ts';
import { idSource } from '../../platform/id-source.ts';
import { readAllNames } from '../../rules/catalogue/index.ts';
import { createPolicyShelf } from '../../rules/policy/index.ts';
import { walkingClock } from './calendar.ts';
import { type Loaded, type LoadOptions, loadDemonstration } from './load.ts';

export type FillOptions = Omit<LoadOptions, 'engine' | 'today' | 'moveTo'> & {
  readonly clock: Clock;
};

/**
 * Loads a demonstration with an engine of its own whose clock walks through the past year, so that each
 * settlement bears the day on which it would have been made. The area's policies must be published.
 */
export async function fillDemonstration({ clock, ...options }: FillOptions): Promise<Loaded> {
  const { database } = options;
  const walking = walkingClock(clock);
  const engine = createSettlements({
    database,
    shelf: createPolicyShelf({ database }),
    clock: walking,
    ids: idSource(walking),
  });
  try {
    const { moveTo } = walking;
    const loaded = await loadDemonstration({ ...options, engine, today: clock.today(), moveTo });
    await readAllNames(database.sql);
    return loaded;
  } finally {
    await engine.close();
  }
}
