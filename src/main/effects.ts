import { join } from 'node:path';
import { awayEffects } from '../counter/away/index.ts';
import { certificateEffects } from '../counter/certificates/index.ts';
import { complaintEffects } from '../counter/complaints/index.ts';
import { contractEffects } from '../counter/contracts/index.ts';
import { counterEnrolmentEffects } from '../counter/enrolment/index.ts';
import { groupEffects } from '../counter/groups/index.ts';
import { loadAllowances, maternityEffects } from '../counter/maternity/index.ts';
import { type Effect, loadMatters, type MatterBook } from '../counter/matters/index.ts';
import { objectionEffects, type Reopen } from '../counter/objections/index.ts';
import { particularsEffects } from '../counter/particulars/index.ts';
import { recognitionEffects } from '../counter/recognition/index.ts';
import { reimbursementEffects } from '../counter/reimbursement/index.ts';
import { findLeaving, transferEffects } from '../counter/transfers/index.ts';
import { PROJECT_ROOT } from '../platform/project-root.ts';
import { type FigureShelf, loadFigures } from '../rules/figures/index.ts';
import type { AreaWorld } from './compose.ts';

export const MATTERS = join(PROJECT_ROOT, 'matters');

/** What an effect may reach: an area at work, but of the engine that calls it only the opening of a decision. */
export type EffectWorld = Omit<
  AreaWorld,
  'matters' | 'batches' | 'feeds' | 'paymentMoved' | 'results'
> & {
  readonly reopen: Reopen;
};

/** Every effect of every context, one line each: what the documents below `matters/` name. */
export function effectsOf(world: EffectWorld): readonly Effect[] {
  const effects = [
    ...awayEffects({ ...world, leaving: findLeaving }),
    ...recognitionEffects(world),
    ...reimbursementEffects(world),
    ...maternityEffects({ ...world, allowances }),
    ...particularsEffects(world),
    ...certificateEffects(world),
    ...groupEffects(world),
    ...contractEffects(world),
    ...complaintEffects(),
    ...transferEffects(world),
    ...counterEnrolmentEffects(world),
  ];
  return [...effects, ...objectionEffects({ ...world, effects })];
}

const allowances = loadAllowances(join(MATTERS, 'allowances'));

let figures: FigureShelf | null = null;

/** The figures of this program, read once. */
export function figureBook(): FigureShelf {
  figures ??= loadFigures(join(MATTERS, 'figures'));
  return figures;
}

let book: MatterBook | null = null;

/** The documents of this program, read once. */
export function matterBook(): MatterBook {
  book ??= loadMatters(MATTERS);
  return book;
}
