import { Rejection } from '../../../kernel/rejection.ts';
import { NOT_JSON } from '../errors.ts';
import type { Envelope } from '../model.ts';

export type Unpacked = {
  /** The envelope's bytes. */
  readonly json: Uint8Array;
  /** A file that came beside it; null: none did. */
  readonly file: Uint8Array | null;
};

/** A form of two parts is how 9101 was first described: the envelope in `jsonStr`, and the file's bytes. */
export function unpack(contentType: string | undefined, body: Buffer): Unpacked {
  const [, quoted, plain] =
    /^multipart\/form-data;.*\bboundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(
      contentType ?? '',
    ) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) return { json: body, file: null };
  const parts = partsOf(body, `--${boundary}`);
  const json = parts.find(({ head }) => /\bname="?jsonStr"?/i.test(head));
  if (!json) throw new Rejection(NOT_JSON, { position: '1' });
  return { json: json.bytes, file: parts.find((part) => part !== json)?.bytes ?? null };
}

/** The envelope with the file where a list of bytes would stand. */
export function withFile(envelope: Envelope, file: Uint8Array | null): Envelope {
  const { input } = envelope;
  if (file === null || typeof input !== 'object' || input === null) return envelope;
  const key = Object.keys(input).find((one) => one.toLowerCase() === 'fsuploadin') ?? 'fsUploadIn';
  const sent = (input as Record<string, unknown>)[key];
  const node = typeof sent === 'object' && !Array.isArray(sent) ? sent : {};
  return { ...envelope, input: { ...input, [key]: { ...node, in: file } } };
}

type Part = { readonly head: string; readonly bytes: Uint8Array };

const HEAD_END = '\r\n\r\n';
const LINE_END = '\r\n';
const PARTS_MAX = 4;

function partsOf(body: Buffer, delimiter: string): Part[] {
  const parts: Part[] = [];
  let from = body.indexOf(delimiter);
  while (from >= 0 && parts.length < PARTS_MAX) {
    const next = body.indexOf(`${LINE_END}${delimiter}`, from + delimiter.length);
    if (next < 0) break;
    const head = body.indexOf(HEAD_END, from);
    if (head >= 0 && head < next) {
      const begins = from + delimiter.length;
      const bytes = body.subarray(head + HEAD_END.length, next);
      parts.push({ head: body.toString('utf8', begins, head), bytes });
    }
    from = next + LINE_END.length;
  }
  return parts;
}
