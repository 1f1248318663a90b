import { maskText } from '../log/mask-text.ts';
import { Ended } from './ended.ts';
import { envelopeText } from './envelope-text.ts';
import { exchange, type Fetched } from './exchange.ts';
import type { Finding, Message, RawSending, Step, Talk, Target } from './model.ts';
import { signRequest } from './sign-request.ts';

/** Sends, and writes down every step with what was found in it. */
export type Sender = {
  readonly steps: readonly Step[];
  readonly raw: (sending: RawSending, hangUp?: boolean) => Promise<Fetched | null>;
  readonly message: (message: Message, hangUp?: boolean) => Promise<Fetched | null>;
  /** Of the last step. */
  readonly report: (found: readonly Finding[]) => void;
  readonly markNotOffered: () => void;
  /** From now on messages bear the number of this sign-in. */
  readonly signIn: (number: string) => void;
};

type Writing = { -readonly [Key in keyof Step]: Step[Key] } & { findings: Finding[] };

export function createSender({
  target,
  clock,
  messageId,
}: Pick<Talk, 'target' | 'clock' | 'messageId'>): Sender {
  const steps: Writing[] = [];
  let signNumber = '';

  async function raw(sending: RawSending, hangUp = false): Promise<Fetched | null> {
    const { title, number, body, path = target.path } = sending;
    const headers = sending.headers ?? jsonHeaders(target, number, clock.now().getTime());
    const step = { title, number, request: shown(body), answer: '', millis: 0 };
    const written: Writing = { ...step, findings: [], notOffered: false };
    steps.push(written);
    const begin = performance.now();
    const answer = await exchange({ url: target.url + path, headers, body, hangUp }).catch(
      (error: Error) => {
        throw new Ended({ zh: `没有应答：${error.message}`, en: `no answer: ${error.message}` });
      },
    );
    written.millis = Math.ceil(performance.now() - begin);
    if (answer !== null) written.answer = shownAnswer(answer);
    return answer;
  }

  return {
    steps,
    raw,
    message({ title, number, input, id = messageId(), path, contentType }, hangUp) {
      const at = clock.now();
      const headers =
        contentType === undefined
          ? undefined
          : {
              ...signRequest(target, number, at.getTime()),
              ...(contentType !== '' && { 'content-type': contentType }),
            };
      const body = envelopeText(target, { number, input, message: id, at, signNumber });
      const way = { ...(path !== undefined && { path }), ...(headers && { headers }) };
      return raw({ title, number, body, ...way }, hangUp);
    },
    report: (found) => steps.at(-1)?.findings.push(...found),
    markNotOffered() {
      const last = steps.at(-1);
      if (last) last.notOffered = true;
    },
    signIn(number) {
      signNumber = number;
    },
  };
}

export function jsonHeaders(target: Target, number: string, nowMs: number) {
  return { ...signRequest(target, number, nowMs), 'content-type': 'application/json' };
}

const SHOWN_MAX = 8_000;

function shownAnswer({ bytes, text }: Fetched): string {
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? `(ZIP, ${bytes.length} bytes)` : shown(text);
}

function shown(body: string | Uint8Array): string {
  if (typeof body !== 'string') return `(${body.length} bytes)`;
  const masked = maskText(body);
  return masked.length > SHOWN_MAX ? `${masked.slice(0, SHOWN_MAX)}…` : masked;
}
