import { momentOf } from '../../../platform/clock.ts';
import type { ErrorAnswer, Word } from '../../../platform/http/answer-error.ts';
import type { RawAnswer } from '../../../platform/http/door.ts';
import type { NationalFile } from '../output.ts';

export type Stamp = { readonly reference: string; readonly receivedAt: string };
export type Said = {
  readonly status: 200 | 500 | 503;
  readonly code: string;
  readonly text: string;
};

const SENTENCE_MAX = 200;
const JSON_TYPE = 'application/json; charset=utf-8';

/** `[national.field_missing] 节点 …`: the permanent code first, so that cutting never loses it. */
export function say({ status, code, facts }: ErrorAnswer, word: Word): Said {
  const text = [...`[${code}] ${word(code, facts).zh}`].slice(0, SENTENCE_MAX).join('');
  return { status: status === 503 ? 503 : status >= 500 ? 500 : 200, code, text };
}

/** `yyyyMMddHHmmssSSS`, Asia/Shanghai. */
export function stampOf(at: Date): string {
  return digitsOf(at) + String(at.getMilliseconds()).padStart(3, '0');
}

/** `2025-06-01 08:30:00` without what stands between. */
function digitsOf(at: Date): string {
  const moment = momentOf(at);
  const day = moment.slice(0, 4) + moment.slice(5, 7) + moment.slice(8, 10);
  return day + moment.slice(11, 13) + moment.slice(14, 16) + moment.slice(17);
}

const SEQUENCE = 10_000_000_000;
let sequence = 0;

/** 接收方报文ID: area (6), second (14), ten digits that no other answer of this process has. */
export function referenceOf(area: string, at: Date): string {
  sequence = (sequence + 1) % SEQUENCE;
  return `${area.slice(0, 6).padEnd(6, '0')}${digitsOf(at)}${String(sequence).padStart(10, '0')}`;
}

type Envelope = {
  readonly number: string;
  readonly stamp: Stamp;
  readonly now: Date;
  readonly encryption?: 'SM4';
};

/** Done: `output` is JSON already; `encrypted` stands in its place in what is sent. */
export function doneAnswer(
  envelope: Envelope,
  output: string,
  encrypted: string | null = null,
): RawAnswer {
  const body =
    encrypted === null
      ? envelopeText(envelope, null, output)
      : envelopeText({ ...envelope, encryption: 'SM4' }, null, JSON.stringify(encrypted));
  return { status: 200, contentType: JSON_TYPE, body };
}

export function refusedAnswer(envelope: Envelope, said: Said): RawAnswer {
  return {
    status: said.status,
    contentType: JSON_TYPE,
    body: envelopeText(envelope, said, 'null'),
  };
}

export function fileAnswer({ name, bytes }: NationalFile): RawAnswer {
  return {
    status: 200,
    contentType: 'application/octet-stream',
    body: bytes,
    headers: { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` },
  };
}

/** Of the gateway, which knows no envelope. */
export function gatewayAnswer(status: 200 | 401, message: string): RawAnswer {
  return { status, contentType: JSON_TYPE, body: JSON.stringify({ code: 401, message }) };
}

function envelopeText(envelope: Envelope, said: Said | null, output: string): string {
  const { number, stamp, now, encryption = '' } = envelope;
  // Written piece by piece, as every answer is; what needs quoting is quoted.
  const sentence = said ? JSON.stringify(said.text) : 'null';
  const voucher = number === '1162' ? `,${JSON.stringify(voucherFields(said)).slice(1, -1)}` : '';
  return (
    `{"infcode":${said ? -1 : 0},"inf_refmsgid":"${stamp.reference}",` +
    `"refmsg_time":"${stamp.receivedAt}","respond_time":"${stampOf(now)}",` +
    `"enctype":"${encryption}","signtype":"","err_msg":${sentence}${voucher},"output":${output}}`
  );
}

/** Readers of vouchers look at these instead. */
const VOUCHER_REFUSED = 500_159;

function voucherFields(said: Said | null) {
  return said
    ? { success: false, code: VOUCHER_REFUSED, message: said.text }
    : { success: true, code: 0, message: '成功' };
}
