export type { Check, CheckName, Problem, ProofReport } from './model.ts';
export { proofRoutes } from './routes.ts';
export { type ProofDeps, verify } from './verify.ts';
