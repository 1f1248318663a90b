import { type Static, Type } from 'typebox';
import { maskName } from '../../people/enrolment/index.ts';
import { readMoment } from '../../platform/clock.ts';
import type { PublicTokens } from '../../platform/public-token.ts';
import type { Certificate, CertificateDocument } from './model.ts';

const NullableText = Type.Union([Type.String(), Type.Null()]);
const Kind = Type.Enum(['insurance', 'payment']);
const Amounts = {
  total: Type.String(),
  funds: Type.String(),
  accounts: Type.String(),
  cash: Type.String(),
};
const Heading = {
  number: Type.String(),
  area: Type.String(),
  issuedOn: Type.String(),
  holder: Type.Object({
    name: Type.String(),
    idNumber: Type.String({ description: 'In full: it is the paper that the holder asked for' }),
    sex: Type.String(),
    bornOn: Type.String(),
  }),
};

const InsuranceView = Type.Object({
  kind: Type.Literal('insurance'),
  ...Heading,
  periods: Type.Array(
    Type.Object({
      scheme: Type.String(),
      standing: Type.String(),
      retired: Type.Boolean(),
      startsOn: Type.String(),
      endsOn: NullableText,
    }),
  ),
  months: Type.Object({ employee: Type.Integer(), resident: Type.Integer() }),
  balance: NullableText,
});

const PaymentView = Type.Object({
  kind: Type.Literal('payment'),
  ...Heading,
  from: Type.String(),
  to: Type.String(),
  rows: Type.Array(
    Type.Object({
      day: Type.String(),
      provider: Type.String(),
      kind: Type.String(),
      ...Amounts,
    }),
  ),
  sums: Type.Object(Amounts),
});

export const CertificateView = Type.Object({
  id: Type.String(),
  person: Type.String(),
  hash: Type.String(),
  withdrawnAt: NullableText,
  token: Type.String({ description: 'What the QR code of the paper says' }),
  document: Type.Union([InsuranceView, PaymentView]),
});
export type CertificateView = Static<typeof CertificateView>;

export const CertificateLineView = Type.Object({
  id: Type.String(),
  number: Type.String(),
  kind: Kind,
  issuedOn: Type.String(),
  withdrawnAt: NullableText,
});

export const CertificateCheckView = Type.Object({
  kind: Kind,
  number: Type.String(),
  holder: Type.String({ description: 'Masked' }),
  issuedOn: Type.String(),
  state: Type.Enum(['valid', 'withdrawn']),
  withdrawnOn: NullableText,
  hash: Type.String(),
});
export type CertificateCheckView = Static<typeof CertificateCheckView>;

export function certificateView(one: Certificate, tokens: PublicTokens): CertificateView {
  const { id, person, hash, withdrawnAt, document } = one;
  const token = tokens.tokenOf(id);
  return { id, person, hash, withdrawnAt, token, document: documentView(document) };
}

function documentView(document: CertificateDocument): CertificateView['document'] {
  return document.kind === 'insurance'
    ? { ...document, periods: [...document.periods] }
    : { ...document, rows: [...document.rows] };
}

export function certificateCheckView(one: Certificate): CertificateCheckView {
  const { kind, number, document, issuedOn, withdrawnAt, hash } = one;
  return {
    kind,
    number,
    holder: maskName(document.holder.name),
    issuedOn,
    state: withdrawnAt === null ? 'valid' : 'withdrawn',
    withdrawnOn: withdrawnAt === null ? null : readMoment(withdrawnAt).slice(0, 10),
    hash,
  };
}
