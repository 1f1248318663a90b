import { Type } from 'typebox';
import { type Day, isDay } from '../../kernel/days.ts';
import type { AreaCode, ProviderId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { pageAnswer, pageFields, pageOf } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { NOT_A_DAY, NOTHING_ASKED } from './errors.ts';
import { STOCK_KINDS } from './model.ts';
import { countEntries, listEntries } from './store.ts';
import { StockView, stockView } from './view.ts';

export type StockRouteDeps = { readonly database: AreaDatabase };

const Text = Type.Optional(Type.String({ minLength: 1, maxLength: 100 }));

export function stockRoutes(of: (area: AreaCode) => StockRouteDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/stock',
      permission: 'care.read',
      summary: 'Movements of goods by trace code or provider, kind, batch, code and days',
      query: Type.Object({
        trace: Text,
        provider: Text,
        batch: Text,
        item: Text,
        kind: Type.Optional(Type.Enum([...STOCK_KINDS])),
        from: Type.Optional(Type.String({ maxLength: 10 })),
        until: Type.Optional(Type.String({ maxLength: 10 })),
        ...pageFields,
      }),
      answer: pageAnswer(StockView),
      person: null,
      async handle({ area, caller, query }) {
        // A desk sees its own goods, whatever it asks for.
        const provider = caller.provider ?? ((query.provider ?? null) as ProviderId | null);
        if (provider === null && query.trace === undefined) throw new Rejection(NOTHING_ASKED);
        const search = {
          provider,
          kinds: query.kind ? [query.kind] : STOCK_KINDS,
          from: dayOf(query.from),
          until: dayOf(query.until),
          batch: query.batch ?? null,
          item: null,
          nationalItem: query.item ?? null,
          traceCode: query.trace ?? null,
          person: null,
          visit: null,
          ...pageOf(query),
        };
        const { sql } = of(area).database;
        const [rows, total] = await Promise.all([
          listEntries(sql, search),
          countEntries(sql, search),
        ]);
        return { rows: rows.map(stockView), total };
      },
    }),
  ];
}

function dayOf(text: string | undefined): Day | null {
  if (text === undefined) return null;
  if (!isDay(text)) throw new Rejection(NOT_A_DAY, { value: text });
  return text;
}
