import { join } from 'node:path';
import { awayEffects } from '../counter/away/index.ts';
import { type Effect, loadMatters, type MatterBook } from '../counter/matters/index.ts';
import { recognitionEffects } from '../counter/recognition/index.ts';
import { PROJECT_ROOT } from '../platform/project-root.ts';
import type { AreaWorld } from './compose.ts';

export const MATTERS = join(PROJECT_ROOT, 'matters');

/** What an effect may reach: an area at work, but for the engine that calls it. */
export type EffectWorld = Omit<AreaWorld, 'matters' | 'batches'>;

/** Every effect of every context, one line each: what the documents below `matters/` name. */
export function effectsOf(world: EffectWorld): readonly Effect[] {
  return [...awayEffects(world), ...recognitionEffects(world)];
}

/**
 * Documents that lie there before their effect does. `effects.test.ts` refuses an entry whose effect has come; a
 * document that is neither here nor has an effect stops the start.
 */
export const AWAITED: readonly string[] = [];

let book: MatterBook | null = null;

/** The documents of this program, read once. */
export function matterBook(): MatterBook {
  if (book) return book;
  const { matters, ...rest } = loadMatters(MATTERS);
  book = { ...rest, matters: matters.filter(({ effect }) => !AWAITED.includes(effect)) };
  return book;
}
