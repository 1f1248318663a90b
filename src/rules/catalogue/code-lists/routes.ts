import { type Static, Type } from 'typebox';
import { isDay } from '../../../kernel/days.ts';
import type { AreaCode } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { pageAnswer, pageFields, pageOf } from '../../../platform/http/paging.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { NOT_A_DAY } from '../errors.ts';
import type { CatalogueDeps } from '../routes.ts';
import { CODE_LISTS, type ListedCode } from './model.ts';
import { searchCodes } from './store.ts';

const CodeView = Type.Object({
  code: Type.String(),
  name: Type.String(),
  startsOn: Type.String(),
  particulars: Type.Record(Type.String(), Type.String()),
});
export type CodeView = Static<typeof CodeView>;

export function codeListRoutes(of: (area: AreaCode) => CatalogueDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/code-lists/:list',
      permission: 'care.read',
      summary: 'Diagnoses, operations and other codes in force, by code, name or pinyin initials',
      params: Type.Object({ list: Type.Enum([...CODE_LISTS]) }),
      query: Type.Object({
        query: Type.Optional(Type.String({ maxLength: 60 })),
        day: Type.Optional(Type.String({ maxLength: 10 })),
        ...pageFields,
      }),
      answer: pageAnswer(CodeView),
      person: null,
      async handle({ area, params, query }) {
        const { database, clock } = of(area);
        const on = query.day ?? clock.today();
        if (!isDay(on)) throw new Rejection(NOT_A_DAY, { value: on });
        const search = { list: params.list, query: query.query ?? '', on, ...pageOf(query) };
        const { rows, total } = await searchCodes(database.sql, search);
        return { rows: rows.map(viewOf), total };
      },
    }),
  ];
}

function viewOf({ code, name, startsOn, particulars }: ListedCode): CodeView {
  return { code, name, startsOn, particulars };
}
