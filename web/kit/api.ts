import { accessKey } from './access-key.ts';
import { currentArea } from './area.ts';
import { noteLine } from './line.ts';

/** What the server says when it refuses; both wordings come with it. */
export type Refusal = {
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly zh: string;
  readonly en: string;
};

/** The server answered and will not do it. Repeating the same request gives the same answer. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly status: number;
  readonly refusal: Refusal;

  constructor(status: number, refusal: Refusal) {
    super(refusal.code);
    this.status = status;
    this.refusal = refusal;
  }
}

/** No usable answer: the line broke, the server is away (503) or failed. Nobody knows what was done. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  readonly status: number | null;

  constructor(status: number | null) {
    super('no answer');
    this.status = status;
  }
}

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

export function get<View>(path: string, query: Query = {}): Promise<View> {
  return call<View>(`${areaPath(path)}${queryText(query)}`, { method: 'GET' });
}

/** `whose`: for whom it was asked for, where it is sent later than that. */
export function post<View>(path: string, body: unknown, whose = actingFor): Promise<View> {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  return call<View>(areaPath(path), init, whose);
}

/** For the few answers that belong to no area. */
export function getShared<View>(path: string, query: Query = {}): Promise<View> {
  return call<View>(`/api${path}${queryText(query)}`, { method: 'GET' });
}

export function postShared<View>(path: string, body: unknown = {}): Promise<View> {
  return call<View>(`/api${path}`, shared(body));
}

/** The last that a window says: it arrives although the window is closed at that moment. */
export function postLast<View>(path: string, body: unknown = {}): Promise<View> {
  return call<View>(`/api${path}`, { ...shared(body), keepalive: true });
}

function shared(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

/** By it the server knows a page of ours; undefined: not asked yet. */
let mark: string | null | undefined;

/** Each answer about the session brings the mark of now. */
export function keepMark(next: string | null): void {
  mark = next;
}

async function markNow(): Promise<string | null> {
  if (mark === undefined) {
    const answer = await fetch('/api/session').catch(() => null);
    const body = (await answer?.json().catch(() => null)) as {
      signed?: { mark: string } | null;
    } | null;
    mark = body?.signed?.mark ?? null;
  }
  return mark;
}

export function areaPath(path: string): string {
  return `/api/areas/${currentArea()}${path}`;
}

function queryText(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** The child for whom a guardian acts; null: whoever signed in. */
let actingFor: string | null = null;

export function actFor(person: string | null): void {
  actingFor = person;
}

export function actedFor(): string | null {
  return actingFor;
}

/** What shows the server who asks; a call that changes something also says that a page of ours sent it. */
export async function ownHeaders(
  changes: boolean,
  whose = actingFor,
): Promise<Record<string, string>> {
  const key = accessKey();
  const own = changes && !key ? await markNow() : null;
  return {
    ...(key ? { authorization: `Bearer ${key}` } : {}),
    ...(own ? { 'x-yikao-mark': own } : {}),
    ...(whose ? { 'x-yikao-for': whose } : {}),
  };
}

async function call<View>(path: string, init: RequestInit, whose = actingFor): Promise<View> {
  const headers = { ...init.headers, ...(await ownHeaders(init.method === 'POST', whose)) };
  const response = await fetch(path, { ...init, headers }).catch(() => null);
  if (response === null) return answerOf<View>(null, null);
  const body: unknown = await response.json().catch(() => null);
  return answerOf<View>(response.status, body);
}

/** The body of an answer that says yes; throws what the other answers, and none, mean. Null: nothing was heard. */
export function answerOf<View>(status: number | null, body: unknown): View {
  noteLine(status !== null && status !== 503);
  if (status === null) throw new NoAnswerError(null);
  if (status >= 200 && status < 300) {
    if (body === null) throw new NoAnswerError(status);
    return body as View;
  }
  const refusal = refusalOf(body);
  // Another window of this browser may have signed in or out: the next try asks for the mark anew.
  if (status === 401 || refusal?.code === 'access.foreign_page') mark = undefined;
  if (refusal === null || status >= 500) throw new NoAnswerError(status);
  throw new RefusedError(status, refusal);
}

function refusalOf(body: unknown): Refusal | null {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null;
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error ? (error as Refusal) : null;
}
