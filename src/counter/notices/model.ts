import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import type { Case, Matter } from '../matters/index.ts';

/** `app` is what an insured person finds when he signs in; with a gateway it is also pushed to his telephone. */
export const NOTICE_CHANNELS = ['sms', 'app', 'mail'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

export type NoticeEvent = Matter['notices'][number];

/** Something that has to be said about a line of a trace. */
export type NoticeToMake = {
  readonly case: Case;
  readonly matter: Matter;
  readonly event: NoticeEvent;
  readonly seq: number;
};

export type Words = { readonly zh: string; readonly en: string };

/** What a gateway is given. The key is the same however often it is sent, and the gateway delivers a key once. */
export type Message = Words & {
  readonly key: string;
  readonly to: string;
};

/** `unknown`: nobody knows whether it was sent, so it is sent again with the same key. `failed`: it never will be. */
export type GatewayAnswer =
  | { readonly outcome: 'sent'; readonly reference: string }
  | { readonly outcome: 'failed' | 'unknown'; readonly reason: string };

export type Gateway = { readonly send: (message: Message) => Promise<GatewayAnswer> };
export type Gateways = Readonly<Partial<Record<NoticeChannel, Gateway>>>;

export const NOTICE_STATES = ['waiting', 'failed', 'sent'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** After so many tries without an answer it waits for somebody who looks into it. */
export const TRIES_MAX = 8;

export type Notice = {
  readonly id: string;
  readonly case: string;
  readonly channel: NoticeChannel;
  readonly person: PersonId | null;
  /** Opened; null: the person himself, by his account. */
  readonly address: string | null;
  readonly words: Words;
  readonly sent: boolean;
  readonly tries: number;
};

export type NoticeDeps = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly gateways: Gateways;
};

export type NoticesOf = (area: AreaCode) => NoticeDeps;

export const SEND_NOTICE = 'send-notice';

/** Jobs and notices name each other so. */
export function jobKeyOf(notice: string): string {
  return `notice ${notice}`;
}
