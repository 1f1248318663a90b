import { Type } from 'typebox';
import type { AreaCode, SettlementId } from '../../../kernel/ids.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { type PaperDeps, readPapers } from './read-papers.ts';
import { PapersView, papersView } from './view.ts';

const Id = Type.Object({ id: Type.String({ format: 'uuid', pattern: '^[0-9a-f-]{36}$' }) });

export function paperRoutes(of: (area: AreaCode) => PaperDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/settlements/:id/papers',
      permission: 'settlement.read',
      summary: 'What is printed of a settlement or reversal: fee list and data of the invoice',
      params: Id,
      answer: PapersView,
      person: (_, answer) => (answer as PapersView).person.id,
      handle: async ({ area, params }) =>
        papersView(await readPapers(of(area), params.id as SettlementId)),
    }),
  ];
}
