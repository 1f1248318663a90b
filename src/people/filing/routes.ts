import { Type } from 'typebox';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { type Route, route } from '../../platform/http/route.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { findFilings } from './store.ts';
import { FilingView, filingView } from './view.ts';

type Of = (area: AreaCode) => { readonly database: AreaDatabase };

export function filingRoutes(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/persons/:id/filings',
      permission: 'person.read',
      summary:
        'Transfers, diseases, chosen providers and injuries filed for a person, oldest first',
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
      answer: Type.Array(FilingView),
      person: ({ params }) => params.id,
      async handle({ area, params }) {
        const person = params.id as PersonId;
        const found = await findFilings(of(area).database.sql, [person], null);
        return (found.get(person) ?? []).map(filingView);
      },
    }),
  ];
}
