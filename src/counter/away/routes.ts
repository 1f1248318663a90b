import { Type } from 'typebox';
import type { AreaCode } from '../../kernel/ids.ts';
import { type Route, route } from '../../platform/http/route.ts';
import type { AwayWorld } from './model.ts';
import { findPlaces } from './places.ts';

/** What a form offers as the place of care away. */
export function awayRoutes(_of: (area: AreaCode) => AwayWorld): Route[] {
  return [
    route({
      method: 'GET',
      path: '/places',
      permission: 'policy.read',
      summary: 'Places for which care away is filed, by code, name or initials; at most twenty',
      query: Type.Object({ text: Type.Optional(Type.String({ maxLength: 40 })) }),
      answer: Type.Array(
        Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() }),
      ),
      person: null,
      async handle({ query }) {
        return findPlaces(query.text ?? '').map(({ code, zh, en }) => ({ code, zh, en }));
      },
    }),
  ];
}
