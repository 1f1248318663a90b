import { Type } from 'typebox';
import type { AreaCode, ProviderId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { type Clock, momentOf } from '../../platform/clock.ts';
import { pageAnswer, pageFields, pageOf } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { UNKNOWN_PROVIDER } from './errors.ts';
import { StaffView, staffView } from './staff-view.ts';
import { listDepartments } from './store/departments.ts';
import { findListedProvider } from './store/listed.ts';
import { findPractitioners } from './store/practitioners.ts';
import { findProviders, searchProviders } from './store/providers.ts';
import { ProviderSummary, ProviderView, providerView } from './view.ts';

export type ProviderDeps = { readonly database: AreaDatabase; readonly clock: Clock };

export function providerRoutes(of: (area: AreaCode) => ProviderDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/providers',
      permission: 'provider.read',
      summary: 'Providers by id, name or pinyin initials, level and county, as of today',
      query: Type.Object({
        query: Type.Optional(Type.String({ maxLength: 60 })),
        level: Type.Optional(Type.Enum(['village', 'primary', 'secondary', 'tertiary'])),
        county: Type.Optional(Type.String({ maxLength: 6 })),
        ...pageFields,
      }),
      answer: pageAnswer(ProviderSummary),
      person: null,
      async handle({ area, query }) {
        const { database, clock } = of(area);
        const { rows, total } = await searchProviders(database.sql, {
          query: query.query ?? '',
          level: query.level ?? null,
          county: query.county ?? null,
          on: clock.today(),
          ...pageOf(query),
        });
        return {
          rows: rows.map((row) => ({ ...row, contracted: row.contracted ?? false })),
          total,
        };
      },
    }),
    route({
      method: 'GET',
      path: '/providers/:id',
      permission: 'provider.read',
      summary: 'A provider with its levels and contracts by date',
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
      answer: ProviderView,
      person: null,
      async handle({ area, params }) {
        const { database, clock } = of(area);
        const id = params.id as ProviderId;
        const on = clock.today();
        const [providers, listed] = await Promise.all([
          findProviders(database.sql, [id]),
          findListedProvider(database.sql, { id, name: null, on }),
        ]);
        const provider = providers.get(id);
        if (!provider) throw new Rejection(UNKNOWN_PROVIDER, { id });
        return { ...providerView(provider, on), kind: listed?.kind ?? null };
      },
    }),
    route({
      method: 'GET',
      path: '/providers/:id/staff',
      permission: 'care.read',
      summary: 'Departments and doctors who work there today, to choose who sees a patient',
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
      answer: StaffView,
      person: null,
      handle: ({ area, params }) => readStaff(of(area), params.id as ProviderId),
    }),
  ];
}

async function readStaff({ database, clock }: ProviderDeps, provider: ProviderId) {
  const [departments, doctors] = await Promise.all([
    listDepartments(database.sql, provider),
    findPractitioners(database.sql, { provider, ...EVERY_DOCTOR }),
  ]);
  return staffView(provider, { departments, doctors }, momentOf(clock.now()));
}

const EVERY_DOCTOR = { kind: 'doctor', code: null, name: null, idNumberMasked: null } as const;
