import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { AreaCode, PersonId, ProviderId } from '../../kernel/ids.ts';
import { decideCard, decideClaim, decideDecoding, decideToken } from './decide-credential.ts';
import type { Card, CredentialClaim, Desk, Token } from './model.ts';
import { codeOf, tokenOf, type VoucherKey, voucherOf } from './sign-voucher.ts';

const P1 = 'P1' as PersonId;
const H1 = 'H1' as ProviderId;
const desk: Desk = { provider: H1, operator: 'clerk' };
const [BEFORE, AT, AFTER] = [
  '2025-06-01T07:59:00Z',
  '2025-06-01T08:00:00Z',
  '2025-06-01T08:01:00Z',
];

const refused = (code: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code }) });
const refusalOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
};

const token = (change: Partial<Token> = {}): Token => ({
  person: P1,
  provider: H1,
  endsAt: AT as string,
  claimedBy: null,
  ...change,
});
const claim = { token: 't', key: 'K1', person: P1, by: desk };

test.each([
  ['unknown', null, BEFORE, 'credential.not_accepted'],
  [
    'of another provider',
    token({ provider: 'H2' as ProviderId }),
    BEFORE,
    'credential.not_accepted',
  ],
  ['of another person', token({ person: 'P2' as PersonId }), BEFORE, 'credential.not_accepted'],
  ['spent by another request', token({ claimedBy: 'K2' }), BEFORE, 'credential.used'],
  ['spent, and late as well', token({ claimedBy: 'K2' }), AFTER, 'credential.used'],
  ['at its end', token(), AT, 'credential.ended'],
])('a token %s does not pay', (_name, found, now, code) => {
  expect(refusalOf(() => decideClaim(found, claim, now as string))).toEqual(refused(code));
});

test('a token pays for the request that has it, even when the answer was lost for hours', () => {
  expect(refusalOf(() => decideClaim(token(), claim, BEFORE as string))).toBeNull();
  const kept = token({ claimedBy: 'K1' });
  expect(refusalOf(() => decideClaim(kept, claim, AFTER as string))).toBeNull();
});

test('a token says who somebody is at its own provider and in its time', () => {
  expect(decideToken(token({ claimedBy: 'K2' }), desk, BEFORE as string)).toBe(P1);
  const other = { ...desk, provider: 'H2' as ProviderId };
  expect(refusalOf(() => decideToken(token(), other, BEFORE as string))).toEqual(
    refused('credential.not_accepted'),
  );
  expect(refusalOf(() => decideToken(token(), desk, AT as string))).toEqual(
    refused('credential.ended'),
  );
});

test('a voucher belongs to the first provider that decodes it', () => {
  const voucher = { id: 'v', person: P1, endsAt: AT as string };
  expect(decideDecoding({ voucher, token: null }, H1, BEFORE as string)).toBe(voucher);
  const late = token({ endsAt: AFTER as string });
  expect(decideDecoding({ voucher, token: late }, H1, AT as string)).toBe(voucher);
  const cases = [
    [{ voucher: null, token: null }, H1, BEFORE, 'credential.not_accepted'],
    [{ voucher, token: null }, H1, AT, 'credential.ended'],
    [{ voucher, token: late }, 'H2' as ProviderId, BEFORE, 'credential.used'],
    [{ voucher, token: late }, H1, AFTER, 'credential.ended'],
  ] as const;
  for (const [found, provider, now, code] of cases) {
    expect(refusalOf(() => decideDecoding(found, provider, now as string))).toEqual(refused(code));
  }
});

const card: Card = {
  number: 'C1',
  person: P1,
  serial: 'S1',
  startsOn: day('2025-01-01'),
  endsOn: day('2025-06-01'),
};
const shown: CredentialClaim = { type: 'card', number: 'C1', cardSerial: 'S1', reason: '' };

test.each([
  [card, shown, '2025-05-31', null],
  [null, shown, '2025-05-31', 'credential.not_accepted'],
  [card, { ...shown, cardSerial: 'S2' }, '2025-05-31', 'credential.not_accepted'],
  [card, { ...shown, cardSerial: null }, '2025-05-31', 'credential.not_accepted'],
  [card, { ...shown, cardSerial: 'S2' }, '2025-06-01', 'credential.not_accepted'],
  [card, shown, '2025-06-01', 'credential.ended'],
  [card, shown, '2024-12-31', 'credential.ended'],
])('a card is decided by number, chip and day (%#)', (found, asked, on, code) => {
  const refusal = refusalOf(() => decideCard(found, asked, day(on)));
  expect(refusal).toEqual(code === null ? null : refused(code));
});

const key = (secret: string, area = '532900'): VoucherKey => ({
  area: area as AreaCode,
  secret: Buffer.from(secret),
});
const ID = '01941d72-0800-7000-8001-00000000abcd';

test('only a code that was signed with the key of the area is read', () => {
  const code = codeOf(key('a'), ID);
  expect(code).toHaveLength(49);
  expect(voucherOf(key('a'), code)).toBe(ID);
  const wrong = [
    '',
    'https://example.org/?c=1',
    code.slice(0, -1),
    `${code}0`,
    code.toLowerCase(),
    code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    codeOf(key('b'), ID),
    codeOf(key('a', '110000'), ID),
  ];
  for (const text of wrong) expect(voucherOf(key('a'), text)).toBeNull();
});

test('a token fits the interface and differs by provider', () => {
  const token1 = tokenOf(key('a'), ID, H1);
  expect(token1).toMatch(/^532900ec.{32}$/);
  expect(token1).toBe(tokenOf(key('a'), ID, H1));
  expect(token1).not.toBe(tokenOf(key('a'), ID, 'H2' as ProviderId));
});
