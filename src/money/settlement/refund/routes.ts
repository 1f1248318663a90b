import { type Static, Type } from 'typebox';
import type {
  AreaCode,
  PersonId,
  ProviderId,
  RequestKey,
  SettlementId,
} from '../../../kernel/ids.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import type { RefundAsked } from './model.ts';
import { quoteRefund } from './quote-refund.ts';
import { type RefundDeps, refund } from './refund.ts';
import { RefundView, refundView } from './view.ts';

const Identifier = Type.String({ minLength: 1, maxLength: 64, pattern: '^[\\x21-\\x7e]+$' });
const Id = Type.Object({ id: Type.String({ format: 'uuid', pattern: '^[0-9a-f-]{36}$' }) });
const Count = Type.Integer({ minimum: 1, maximum: 1_000_000_000 });
const Asked = {
  provider: Identifier,
  person: Identifier,
  lines: Type.Array(
    Type.Object({
      upload: Count,
      place: Count,
      quantity: Type.Optional(
        Type.String({ maxLength: 40, description: 'Absent: all that is left of the line' }),
      ),
    }),
    { minItems: 1, maxItems: 500 },
  ),
  useOwnAccount: Type.Optional(Type.Boolean()),
  useMutualAid: Type.Optional(Type.Boolean()),
};
const Reason = Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\x00-\\x1f]+$' });
const QuoteBody = Type.Object(Asked);
const RefundBody = Type.Object({ key: Identifier, ...Asked, reason: Reason });

export function refundRoutes(of: (area: AreaCode) => RefundDeps): Route[] {
  return [
    route({
      method: 'POST',
      path: '/settlements/:id/refund-quotes',
      permission: 'settlement.write',
      summary: 'What giving lines of a settled bill back would change; records nothing',
      params: Id,
      body: QuoteBody,
      answer: RefundView,
      person: ({ body }) => body.person,
      handle: async ({ area, params, body }) =>
        refundView(await quoteRefund(of(area), askedOf(params.id, body))),
    }),
    route({
      method: 'POST',
      path: '/settlements/:id/refunds',
      permission: 'settlement.write',
      summary: 'Gives lines of a settled bill back and settles the rest, exactly once for its key',
      params: Id,
      body: RefundBody,
      answer: RefundView,
      person: ({ body }) => body.person,
      async handle({ area, params, body }) {
        const { key, reason } = body;
        const asked = { ...askedOf(params.id, body), key: key as RequestKey, reason };
        return refundView(await refund(of(area), asked));
      },
    }),
  ];
}

function askedOf(settlement: string, body: Static<typeof QuoteBody>): RefundAsked {
  return {
    provider: body.provider as ProviderId,
    person: body.person as PersonId,
    settlement: settlement as SettlementId,
    lines: body.lines.map(({ upload, place, quantity }) => ({
      upload,
      place,
      quantity: quantity ?? null,
    })),
    reason: '-',
    useOwnAccount: body.useOwnAccount ?? false,
    useMutualAid: body.useMutualAid ?? false,
  };
}
