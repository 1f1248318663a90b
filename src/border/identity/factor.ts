import { Secret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';
import { type Random, readableSecret } from './secrets.ts';

/** RFC 6238 with what every authenticator knows: SHA-1, six digits, thirty seconds. */
const PERIOD = 30;
const DIGITS = 6;
const SECRET_BYTES = 20;
/** One step to each side: telephones go wrong by half a minute. */
const WINDOW = 1;
const RECOVERY_CODES = 10;
/** Sixteen letters of 31: 79 bits. */
const RECOVERY_GROUPS = 4;

export type OfferedFactor = {
  readonly secret: string;
  readonly uri: string;
  readonly svg: string;
};

export function newFactorSecret(random: Random): string {
  const bytes = Uint8Array.from(random(SECRET_BYTES));
  return new Secret({ buffer: bytes.buffer }).base32;
}

export function describeFactor(secret: string, label: string, issuer: string): OfferedFactor {
  const uri = totpOf(secret, label, issuer).toString();
  return { secret, uri, svg: renderSVG(uri, { border: 2 }) };
}

/** The time step that a code belongs to, or null. Whether the step was used before is the store's to say. */
export function stepOf(secret: string, code: string, nowMs: number): bigint | null {
  const totp = totpOf(secret, '', '');
  const delta = totp.validate({ token: code, timestamp: nowMs, window: WINDOW });
  return delta === null ? null : BigInt(totp.counter({ timestamp: nowMs }) + delta);
}

export function codeAt(secret: string, nowMs: number): string {
  return totpOf(secret, '', '').generate({ timestamp: nowMs });
}

export function newRecoveryCodes(random: Random): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => readableSecret(random, RECOVERY_GROUPS));
}

/** As typed from paper: spaces, dashes and capitals do not matter. */
export function plainCode(typed: string): string {
  return typed.toLowerCase().replace(/[^a-z0-9]/g, '');
}

export function isFactorCode(plain: string): boolean {
  return /^\d{6}$/.test(plain);
}

function totpOf(secret: string, label: string, issuer: string): TOTP {
  return new TOTP({
    issuer: issuer || 'Yikao',
    label: label || 'account',
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  });
}
