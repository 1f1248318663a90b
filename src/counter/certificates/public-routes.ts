import { Type } from 'typebox';
import { assert } from '../../kernel/assert.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Clock } from '../../platform/clock.ts';
import { UNKNOWN_AREA } from '../../platform/errors.ts';
import { createAddressLimit } from '../../platform/http/address-limit.ts';
import { type SharedRoute, sharedRoute } from '../../platform/http/shared-route.ts';
import { NOT_GENUINE } from './errors.ts';
import type { CertificateReads } from './routes.ts';
import { findCertificate, findReceipt } from './store.ts';
import {
  CertificateCheckView,
  certificateCheckView,
  ReceiptCheckView,
  receiptCheckView,
} from './view.ts';

export type PublicDeps = {
  readonly of: (area: AreaCode) => CertificateReads;
  readonly areas: () => readonly { readonly code: AreaCode }[];
  readonly clock: Clock;
};

/** Behind one address a whole office may stand; nobody scans more papers than this. */
const CALLS_A_MINUTE = 60;

const params = Type.Object({
  area: Type.String({ pattern: '^[0-9]{6}$' }),
  token: Type.String({ minLength: 1, maxLength: 80 }),
});

/** What whoever holds a paper may ask without signing in, by the token in its QR code. */
export function publicRoutes({ of, areas, clock }: PublicDeps): SharedRoute[] {
  const limit = createAddressLimit(clock, CALLS_A_MINUTE);
  const open = (area: string) => {
    if (!areas().some(({ code }) => code === area)) throw new Rejection(UNKNOWN_AREA, { area });
    return of(area as AreaCode);
  };
  return [
    sharedRoute({
      method: 'GET',
      path: '/areas/:area/public/certificates/:token',
      needs: 'nothing',
      summary: 'Whether a paper is one of ours, of what kind, and whether it is still good',
      params,
      answer: CertificateCheckView,
      async handle({ params: { area, token }, origin }) {
        limit.take(origin.address);
        const { database, tokens } = open(area);
        const id = tokens.idOf('certificate', token);
        if (id === null) throw new Rejection(NOT_GENUINE);
        const found = await findCertificate(database.sql, id);
        assert(found, 'a token is made for a paper that exists');
        return certificateCheckView(found);
      },
    }),
    sharedRoute({
      method: 'GET',
      path: '/areas/:area/public/receipts/:token',
      needs: 'nothing',
      summary: 'How far the matter of a receipt is, without saying whose it is',
      params,
      answer: ReceiptCheckView,
      async handle({ params: { area, token }, origin }) {
        limit.take(origin.address);
        const { database, tokens } = open(area);
        const id = tokens.idOf('receipt', token);
        if (id === null) throw new Rejection(NOT_GENUINE);
        const found = await findReceipt(database.sql, id);
        assert(found, 'a token is made for a case that exists');
        return receiptCheckView(found);
      },
    }),
  ];
}
