import { Type } from 'typebox';
import type { AreaCode, PersonId, ProviderId } from '../../kernel/ids.ts';
import { type Caller, type Route, route } from '../../platform/http/route.ts';
import type { Credentials } from './credentials.ts';
import type { Desk } from './model.ts';

/** Why a counter asks; the same for all of them, and what the person reads in the list of uses. */
const PURPOSE = 'counter';

/**
 * Who stands at a counter of the agency, by what he shows. Apart from the rows of providers: a counter names no place of
 * its own choice and gets no token, since nothing is paid there with the credential.
 */
export function counterRoute(of: (area: AreaCode) => { readonly credentials: Credentials }): Route {
  return route({
    method: 'POST',
    path: '/counter/credentials',
    permission: 'matter.take',
    summary: 'Whose e-voucher or card is shown at a counter of the agency',
    body: Type.Object({
      type: Type.Enum(['voucher', 'card']),
      number: Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'What the QR code says, or the number of the card',
      }),
      cardSerial: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    }),
    answer: Type.Object({ person: Type.String() }),
    person: (_call, answer) => (answer as { person: string }).person,
    async handle({ area, body, caller }) {
      const { credentials } = of(area);
      return { person: await recognise(credentials, body, counterOf(caller, area)) };
    },
  });
}

type Shown = {
  readonly type: 'voucher' | 'card';
  readonly number: string;
  readonly cardSerial?: string;
};

async function recognise(credentials: Credentials, shown: Shown, by: Desk): Promise<PersonId> {
  const { type, number, cardSerial = null } = shown;
  if (type === 'voucher') return (await credentials.decode(number, PURPOSE, by)).person;
  return credentials.resolve({ type, number, cardSerial, reason: PURPOSE }, by);
}

/** In the list of uses: the office by its path, which no provider is called; without one, that of the whole area. */
export function counterOf({ id, office }: Pick<Caller, 'id' | 'office'>, area: AreaCode): Desk {
  return { provider: `office:${office ?? area}` as ProviderId, operator: id };
}
