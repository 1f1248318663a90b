import type { Clock } from '../../platform/clock.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import type { OfficePath } from '../offices/index.ts';
import type { Results, Supervision } from './model.ts';
import {
  type Ended,
  findDue,
  findHeat,
  findMatterResults,
  findOfficeLoads,
  findOfficeResults,
  findPersonLoads,
  findPersonResults,
} from './store.ts';

export type DeskDeps = { readonly database: AreaDatabase; readonly clock: Clock };

/** How things stand in an office and below it. */
export async function supervise(deps: DeskDeps, within: OfficePath): Promise<Supervision> {
  const { sql } = deps.database;
  const scope = { within, today: deps.clock.today() };
  const [offices, people, heat, due] = await Promise.all([
    findOfficeLoads(sql, scope),
    findPersonLoads(sql, scope),
    findHeat(sql, scope),
    findDue(sql, scope),
  ]);
  return { offices, people, heat, due };
}

/** What ended in a period, and how much of it in time. */
export async function readResults({ database: { sql } }: DeskDeps, ended: Ended): Promise<Results> {
  const [matters, offices, people] = await Promise.all([
    findMatterResults(sql, ended),
    findOfficeResults(sql, ended),
    findPersonResults(sql, ended),
  ]);
  return { matters, offices, people };
}
