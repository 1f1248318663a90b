import { Type } from 'typebox';
import { assert } from '../../kernel/assert.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { type SharedRoute, sharedRoute } from '../../platform/http/shared-route.ts';
import { NOT_GENUINE } from './errors.ts';
import type { CertificateReads } from './routes.ts';
import { findCertificate } from './store.ts';
import { CertificateCheckView, certificateCheckView } from './view.ts';

/** What whoever holds a paper may ask without signing in, by the token in its QR code. */
export function certificateCheckRoutes(
  find: (area: AreaCode) => CertificateReads | null,
): SharedRoute[] {
  return [
    sharedRoute({
      method: 'GET',
      path: '/public/certificates/:token',
      needs: 'nothing',
      summary: 'Whether a paper is one of ours, of what kind, and whether it is still good',
      params: Type.Object({ token: Type.String({ minLength: 1, maxLength: 80 }) }),
      answer: CertificateCheckView,
      async handle({ params: { token } }) {
        const reads = find(token.slice(0, 6) as AreaCode);
        const id = reads?.tokens.idOf(token) ?? null;
        if (reads === null || id === null) throw new Rejection(NOT_GENUINE);
        const found = await findCertificate(reads.database.sql, id);
        assert(found, 'a token is made for a paper that exists');
        return certificateCheckView(found);
      },
    }),
  ];
}
