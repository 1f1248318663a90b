import { Type } from 'typebox';
import { isDay } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Clock } from '../../platform/clock.ts';
import { pageAnswer, pageFields, pageOf } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { NOT_A_DAY } from './errors.ts';
import { searchItems } from './search/search-items.ts';
import { FoundItemView, foundItemView } from './view.ts';

export type CatalogueDeps = { readonly database: AreaDatabase; readonly clock: Clock };

export function catalogueRoutes(of: (area: AreaCode) => CatalogueDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/catalogue',
      // What the law pays is no secret: whoever brings a bill on paper looks its lines up as a hospital does.
      permission: 'policy.read',
      summary:
        'Drugs, services and materials in force on a day, by pinyin initials, code or name; best first',
      query: Type.Object({
        query: Type.Optional(Type.String({ maxLength: 60 })),
        day: Type.Optional(Type.String({ maxLength: 10 })),
        ...pageFields,
      }),
      answer: pageAnswer(FoundItemView),
      person: null,
      async handle({ area, query }) {
        const { database, clock } = of(area);
        const day = query.day ?? clock.today();
        if (!isDay(day)) throw new Rejection(NOT_A_DAY, { value: day });
        const found = await searchItems(database.sql, {
          query: query.query ?? '',
          day,
          ...pageOf(query),
        });
        return { rows: found.rows.map(foundItemView), total: found.total };
      },
    }),
  ];
}
