export type { Address, Particulars } from './model.ts';
export {
  findParticulars,
  type ParticularsDeps,
  particularsEffects,
} from './particulars-effects.ts';
