import { Type } from 'typebox';
import type { AreaCode, PersonId, ProviderId } from '../../kernel/ids.ts';
import { pageAnswer, pageFields, pageOf } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { counterRoute } from './counter-route.ts';
import type { Credentials } from './credentials.ts';
import { findUses } from './store.ts';
import { CredentialUseView, DecodedView, VoucherView } from './view.ts';

export type CredentialReads = {
  readonly database: AreaDatabase;
  readonly credentials: Credentials;
};

const Code = Type.String({ minLength: 1, maxLength: 200 });
const Short = Type.String({ minLength: 1, maxLength: 64 });

export function credentialRoutes(of: (area: AreaCode) => CredentialReads): Route[] {
  return [
    route({
      method: 'POST',
      path: '/vouchers',
      permission: 'credential.issue',
      summary: 'A QR e-voucher as the device of the person would show it, for some minutes',
      body: Type.Object({ person: Short }),
      answer: VoucherView,
      person: ({ body }) => body.person,
      handle: ({ area, body }) => of(area).credentials.issue(body.person as PersonId),
    }),
    route({
      method: 'POST',
      path: '/vouchers/decode',
      permission: 'care.write',
      summary: 'The token of a scanned e-voucher, for the provider that scanned it first',
      body: Type.Object({ provider: Short, qr: Code, purpose: Short }),
      answer: DecodedView,
      person: (_call, answer) => (answer as DecodedView).person,
      handle: ({ area, body, caller }) =>
        of(area).credentials.decode(body.qr, body.purpose, deskOf(body, caller)),
    }),
    route({
      method: 'POST',
      path: '/credentials/resolve',
      permission: 'care.write',
      summary: 'Whose card, e-voucher token or identity number this is, with the reason for asking',
      body: Type.Object({
        provider: Short,
        type: Type.Enum(['voucher', 'id-number', 'card']),
        number: Code,
        cardSerial: Type.Optional(Short),
        name: Type.Optional(Short),
        reason: Type.String({ maxLength: 200 }),
      }),
      answer: Type.Object({ person: Type.String() }),
      person: (_call, answer) => (answer as { person: string }).person,
      async handle({ area, body, caller }) {
        const { type, number, cardSerial = null, name = null, reason } = body;
        const claim = { type, number, cardSerial, name, reason };
        return { person: await of(area).credentials.resolve(claim, deskOf(body, caller)) };
      },
    }),
    counterRoute(of),
    route({
      method: 'GET',
      path: '/persons/:id/credential-uses',
      permission: 'person.read',
      summary: 'Every use of a credential of this person, newest first',
      params: Type.Object({ id: Short }),
      query: Type.Object(pageFields),
      answer: pageAnswer(CredentialUseView),
      person: ({ params }) => params.id,
      handle: ({ area, params, query }) =>
        findUses(of(area).database.sql, params.id as PersonId, pageOf(query)),
    }),
  ];
}

function deskOf({ provider }: { provider: string }, { id }: { id: string }) {
  return { provider: provider as ProviderId, operator: id };
}
