import { Type } from 'typebox';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { readsWithin } from '../../platform/access.ts';
import { pageAnswer, pageFields, pageOf } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { countChanges, listChanges } from './store.ts';
import { ChangeView, changeView } from './view.ts';

type Of = (area: AreaCode) => { readonly database: AreaDatabase };

/** What was changed of a person, by the cases that the reader may see. */
export function particularsRoutes(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/persons/:id/changes',
      permission: 'matter.read',
      summary: 'What was changed of a person’s particulars, from what to what, by which case',
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
      query: Type.Object(pageFields),
      answer: pageAnswer(ChangeView),
      person: ({ params }) => params.id,
      async handle({ area, caller, params, query }) {
        const { sql } = of(area).database;
        const asked = { person: params.id as PersonId, within: readsWithin(caller, area) };
        const changes = await listChanges(sql, { ...asked, ...pageOf(query) });
        return { rows: changes.map(changeView), total: await countChanges(sql, asked) };
      },
    }),
  ];
}
