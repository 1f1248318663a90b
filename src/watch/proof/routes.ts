import { Type } from 'typebox';
import type { AreaCode } from '../../kernel/ids.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { type ProofDeps, verify } from './verify.ts';

const Report = Type.Object({
  area: Type.String(),
  startedAt: Type.String(),
  finishedAt: Type.String(),
  sound: Type.Boolean(),
  checks: Type.Array(
    Type.Object({
      name: Type.String(),
      checked: Type.Integer(),
      found: Type.Integer(),
      problems: Type.Array(Type.Object({ what: Type.String(), where: Type.String() })),
    }),
  ),
});

export function proofRoutes(of: (area: AreaCode) => ProofDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/proof',
      permission: 'proof.read',
      summary: 'Computes every sum, chain and total again and says what it found',
      answer: Report,
      person: null,
      handle: ({ area }) => verify(of(area)),
    }),
  ];
}
