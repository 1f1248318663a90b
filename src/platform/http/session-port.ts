import type { IncomingHttpHeaders } from 'node:http';
import { Rejection } from '../../kernel/rejection.ts';
import type { Gate } from '../access.ts';
import { FOREIGN_PAGE, SESSION_ENDED } from '../errors.ts';
import type { Caller } from './route.ts';

/** Whom a browser's token stands for. Null caller: not through the sign-in yet. */
export type Signed = { readonly caller: Caller | null; readonly mark: string };

/** How the platform asks who signed in; what an account is, it does not know. */
export type SessionPort = {
  /** Null: unknown, ended or expired. */
  readonly find: (token: string) => Promise<Signed | null>;
};

export type Arrival = {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly secure: boolean;
};

/** The header by which a page of ours proves that it is one: others cannot read the mark. */
export const MARK_HEADER = 'x-yikao-mark';

/** A key speaks for a machine, a cookie for a person; without either it is the gate's to say. */
export async function callerOf(
  arrival: Arrival,
  gate: Gate,
  sessions: SessionPort | null,
): Promise<Caller> {
  const { headers } = arrival;
  const token = headers.authorization === undefined ? tokenOf(arrival) : null;
  if (token === null || !sessions) return gate.identify(headers.authorization);
  const signed = await sessions.find(token);
  if (!signed?.caller) throw new Rejection(SESSION_ENDED);
  checkPage(arrival, signed);
  return signed.caller;
}

/** Whatever changes something must come from our own page, although the browser adds the cookie to any call. */
export function checkPage({ method, headers }: Arrival, signed: Signed | null): void {
  if (method === 'GET') return;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw new Rejection(FOREIGN_PAGE);
  }
  if (signed && headers[MARK_HEADER] !== signed.mark) throw new Rejection(FOREIGN_PAGE);
}

/** With TLS the browser itself guarantees that the cookie is this host's. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-yikao' : 'yikao';
}

export function tokenOf({ headers, secure }: Pick<Arrival, 'headers' | 'secure'>): string | null {
  return readCookie(headers.cookie, cookieName(secure));
}

export function readCookie(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key = '', value = ''] = part.trim().split('=');
    if (key === name && /^[\w-]{20,200}$/.test(value)) return value;
  }
  return null;
}

export type Cookie = {
  readonly name: string;
  /** Null: forget it. */
  readonly value: string | null;
  readonly secure: boolean;
  /** A way back from another site needs `Lax`; everything else is `Strict`. */
  readonly sameSite?: 'Strict' | 'Lax';
  readonly seconds?: number;
};

export function writeCookie({ name, value, secure, sameSite = 'Strict', seconds }: Cookie): string {
  const age = value === null ? 0 : seconds;
  return [
    `${name}=${value ?? ''}`,
    'Path=/',
    'HttpOnly',
    `SameSite=${sameSite}`,
    ...(secure ? ['Secure'] : []),
    ...(age === undefined ? [] : [`Max-Age=${age}`]),
  ].join('; ');
}
