import type { Day } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { readMoment } from '../../platform/clock.ts';
import type { Sql } from '../../platform/sql.ts';
import type { FigureShelf } from '../../rules/figures/index.ts';
import { type CaseFacts, type CaseId, type Effect, getText } from '../matters/index.ts';
import { checkObjection, type Objecting } from './check-objection.ts';
import { MADE_ALREADY, NO_FIGURES } from './errors.ts';
import { findOriginal, insertObjection } from './store.ts';

/** Opens a decided case again; whoever decided it is kept out. In the caller's transaction. */
export type Reopen = (
  sql: Sql,
  asked: { readonly id: CaseId; readonly reason: string },
) => Promise<unknown>;

export type ObjectionDeps = {
  readonly database: { readonly area: AreaCode };
  readonly figures: FigureShelf;
  readonly reopen: Reopen;
  /** All others: which of them can decide again what they carried out is theirs to say. */
  readonly effects: readonly Effect[];
};

/**
 * An objection that is in time is admitted by the rule: what it leads to is not an answer of the officer who decided, but
 * a new decision by another one.
 */
export function objectionEffects(deps: ObjectionDeps): readonly Effect[] {
  const { effects, ...given } = deps;
  const anew = new Set(effects.flatMap((effect) => (effect.anew ? effect.name : [])));
  const world = { ...given, anew };
  return [
    {
      name: 'objection',
      check: async (sql, facts) => {
        await gather(sql, world, facts);
      },
      rule: async () => ({ says: 'approve' }),
      carryOut: async (sql, facts) => {
        const { original, madeOn } = await gather(sql, world, facts);
        const { id, number } = original;
        if (!(await insertObjection(sql, { original: id, case: facts.case.id, madeOn }))) {
          throw new Rejection(MADE_ALREADY, { number });
        }
        await deps.reopen(sql, { id, reason: getText(facts.case.form, 'grounds') });
        return { result: { original: id, originalNumber: number } };
      },
    },
  ];
}

type World = Omit<ObjectionDeps, 'effects'> & Pick<Objecting, 'anew'>;

async function gather(sql: Sql, { database, figures, anew }: World, { case: one }: CaseFacts) {
  const madeOn = readMoment(one.submittedAt).slice(0, 10) as Day;
  const rule = figures.on(database.area, madeOn)?.objection;
  if (!rule) throw new Rejection(NO_FIGURES, { day: madeOn });
  const named = getText(one.form, 'case');
  const { person } = one;
  const asked = { named, person, madeOn, days: rule.days, anew };
  return { madeOn, original: checkObjection(await findOriginal(sql, named), asked) };
}
