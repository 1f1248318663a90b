import type { Clock } from '../../platform/clock.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import type { OfficePath } from '../offices/index.ts';
import type { Supervision } from './model.ts';
import { type Counted, findDue, findLoads } from './store.ts';

export type DeskDeps = { readonly database: AreaDatabase; readonly clock: Clock };

const PEOPLE_SHOWN = 500;

/** How things stand in an office and below it. */
export async function supervise(deps: DeskDeps, within: OfficePath): Promise<Supervision> {
  const { sql } = deps.database;
  const scope = { within, today: deps.clock.today() };
  const [counted, due] = await Promise.all([findLoads(sql, scope), findDue(sql, scope)]);
  const by = (kind: Counted['by']) => counted.filter((one) => one.by === kind).sort(byName);
  return {
    offices: by('office').map(({ what, open, late, soon, unassigned }) => {
      return { office: what as OfficePath, open, late, soon, unassigned };
    }),
    people: by('person')
      .sort((a, b) => b.open - a.open)
      .slice(0, PEOPLE_SHOWN)
      .map(({ what, open, late, soon }) => ({ account: what, open, late, soon })),
    heat: by('home').map(({ what, open, late }) => ({ home: what as OfficePath, open, late })),
    due,
  };
}

function byName({ what: a }: Counted, { what: b }: Counted): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
