export type { Address, Particulars } from './model.ts';
export {
  findParticulars,
  type ParticularsDeps,
  particularsEffects,
} from './particulars-effects.ts';
export { particularsRoutes } from './routes.ts';
export type { ChangeView } from './view.ts';
