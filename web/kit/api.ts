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

export function post<View>(path: string, body: unknown): Promise<View> {
  return call<View>(areaPath(path), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** For the few answers that belong to no area. */
export function getShared<View>(path: string, query: Query = {}): Promise<View> {
  return call<View>(`/api${path}${queryText(query)}`, { method: 'GET' });
}

export function postShared<View>(path: string, body: unknown = {}): Promise<View> {
  return call<View>(`/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
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

function areaPath(path: string): string {
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

async function call<View>(path: string, init: RequestInit): Promise<View> {
  const key = accessKey();
  const own = init.method === 'POST' && !key ? await markNow() : null;
  const headers = {
    ...init.headers,
    ...(key ? { authorization: `Bearer ${key}` } : {}),
    ...(own ? { 'x-yikao-mark': own } : {}),
  };
  const response = await fetch(path, { ...init, headers }).catch(() => null);
  noteLine(response !== null && response.status !== 503);
  if (response === null) throw new NoAnswerError(null);
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) {
    if (body === null) throw new NoAnswerError(response.status);
    return body as View;
  }
  const refusal = refusalOf(body);
  // Another window of this browser may have signed in or out: the next try asks for the mark anew.
  if (response.status === 401 || refusal?.code === 'access.foreign_page') mark = undefined;
  if (refusal === null || response.status >= 500) throw new NoAnswerError(response.status);
  throw new RefusedError(response.status, refusal);
}

function refusalOf(body: unknown): Refusal | null {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null;
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error ? (error as Refusal) : null;
}
