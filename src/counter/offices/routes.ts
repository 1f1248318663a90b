import { type Static, Type } from 'typebox';
import type { AreaCode } from '../../kernel/ids.ts';
import { pageAnswer, pageFields, pageOf } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { listOffices } from './store.ts';

const LEVELS = ['station', 'township', 'county', 'prefecture'] as const;

export const OfficeView = Type.Object({
  path: Type.String(),
  level: Type.Enum([...LEVELS]),
  name: Type.String(),
  nameEn: Type.String(),
  county: Type.Union([Type.String(), Type.Null()]),
  phone: Type.String(),
  address: Type.String(),
  delegated: Type.Array(Type.String()),
});
export type OfficeView = Static<typeof OfficeView>;

type Of = (area: AreaCode) => { readonly database: AreaDatabase };

export function officeRoutes(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/offices',
      permission: 'matter.read',
      summary:
        'Counters of the agency by place, level and name; a counter sees itself and those below',
      query: Type.Object({
        within: Type.Optional(Type.String({ maxLength: 24 })),
        level: Type.Optional(Type.Enum([...LEVELS])),
        text: Type.Optional(Type.String({ maxLength: 40 })),
        ...pageFields,
      }),
      answer: pageAnswer(OfficeView),
      person: null,
      handle: ({ area, caller, query }) =>
        listOffices(of(area).database.sql, {
          // What a counter asks beyond its own place is answered with its own.
          within: widest(caller.office ?? ownCounty(area, caller.county), query.within ?? area),
          level: query.level ?? null,
          text: query.text ?? '',
          ...pageOf(query),
        }),
    }),
  ];
}

function ownCounty(area: string, county: string | null | undefined): string {
  return county ? `${area}/${county}` : area;
}

function widest(own: string, asked: string): string {
  return asked.startsWith(`${own}/`) ? asked : own;
}
