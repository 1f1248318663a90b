import { Type } from 'typebox';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { readsWithin } from '../../platform/access.ts';
import type { Clock } from '../../platform/clock.ts';
import { pageAnswer, pageFields, pageOf } from '../../platform/http/paging.ts';
import { type Caller, type Route, route } from '../../platform/http/route.ts';
import type { PublicTokens } from '../../platform/public-token.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import type { PermitCase } from '../papers/index.ts';
import { UNKNOWN_CERTIFICATE, WITHDRAWN_ALREADY } from './errors.ts';
import type { Certificate } from './model.ts';
import { findCertificate, insertWithdrawal, listCertificates } from './store.ts';
import { CertificateLineView, CertificateView, certificateView } from './view.ts';

export type CertificateReads = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly tokens: PublicTokens;
};

type Of = (area: AreaCode) => CertificateReads;

export type CertificateRoutes = {
  readonly of: Of;
  /** The rule of whoever owns cases. */
  readonly permit: PermitCase;
};

type Asked = { readonly area: AreaCode; readonly caller: Caller; readonly id: string };

const one = Type.Object({ id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) });

/** The papers of a person: for counters, and for the person. */
export function certificateRoutes({ of, permit }: CertificateRoutes): Route[] {
  return [...counterRoutes({ of, permit }), ...ownRoutes(of)];
}

/** A paper is read by whoever may read the case that it was asked for in. */
async function readable({ of, permit }: CertificateRoutes, asked: Asked): Promise<Certificate> {
  const { area, caller, id } = asked;
  const found = await getCertificate(of(area).database, id);
  await permit(area, caller, found.case);
  return found;
}

function counterRoutes(given: CertificateRoutes): Route[] {
  const { of } = given;
  return [
    route({
      method: 'GET',
      path: '/certificates/:id',
      permission: 'matter.read',
      summary: 'A paper that was given out, to print it again',
      params: one,
      answer: CertificateView,
      person: (_, answer) => (answer as CertificateView).person,
      async handle({ area, caller, params: { id } }) {
        return certificateView(await readable(given, { area, caller, id }), of(area).tokens);
      },
    }),
    route({
      method: 'GET',
      path: '/persons/:id/certificates',
      permission: 'matter.read',
      summary: 'The papers that a person was given, newest first',
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
      query: Type.Object(pageFields),
      answer: pageAnswer(CertificateLineView),
      person: ({ params }) => params.id,
      handle: ({ area, caller, params, query }) =>
        listCertificates(of(area).database.sql, {
          ...{ person: params.id as PersonId, within: readsWithin(caller, area) },
          ...pageOf(query),
        }),
    }),
    route({
      method: 'POST',
      path: '/certificates/:id/withdrawal',
      permission: 'matter.approve',
      summary: 'Withdraws a paper: whoever checks it from now on is told',
      params: one,
      body: Type.Object({ reason: Type.String({ minLength: 2, maxLength: 200 }) }),
      answer: CertificateView,
      person: (_, answer) => (answer as CertificateView).person,
      async handle({ area, caller, params: { id }, body: { reason } }) {
        const { database, clock, tokens } = of(area);
        await readable(given, { area, caller, id });
        const at = clock.now().toISOString();
        if (!(await insertWithdrawal(database.sql, { id, reason, by: caller.id, at }))) {
          throw new Rejection(WITHDRAWN_ALREADY, { id });
        }
        return certificateView(await getCertificate(database, id), tokens);
      },
    }),
  ];
}

function ownRoutes(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/own/certificates',
      permission: 'own.read',
      summary: 'The papers that I was given, newest first',
      query: Type.Object(pageFields),
      answer: pageAnswer(CertificateLineView),
      person: ({ caller }) => caller.person ?? null,
      handle: async ({ area, caller, query }) =>
        caller.person
          ? listCertificates(of(area).database.sql, {
              ...{ person: caller.person, within: area },
              ...pageOf(query),
            })
          : { rows: [], total: 0 },
    }),
    route({
      method: 'GET',
      path: '/own/certificates/:id',
      permission: 'own.read',
      summary: 'A paper of mine, to print it',
      params: one,
      answer: CertificateView,
      person: ({ caller }) => caller.person ?? null,
      async handle({ area, caller, params: { id } }) {
        const { database, tokens } = of(area);
        const found = await getCertificate(database, id);
        // Somebody else's is told as one that does not exist.
        if (found.person !== caller.person) throw new Rejection(UNKNOWN_CERTIFICATE, { id });
        return certificateView(found, tokens);
      },
    }),
  ];
}

async function getCertificate({ sql }: AreaDatabase, id: string): Promise<Certificate> {
  const found = await findCertificate(sql, id);
  if (!found) throw new Rejection(UNKNOWN_CERTIFICATE, { id });
  return found;
}
