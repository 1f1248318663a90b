import type { RawAnswer } from '../../src/platform/http/door.ts';

export type Outcome = {
  /** What the server did wrong; null: nothing. */
  readonly problem: string | null;
  /** Its permanent code and field; null: the message was done. */
  readonly refusal: string | null;
  readonly output: unknown;
};

const SENTENCE_MAX = 200;

/** An answer in the envelope (or the gateway's own), no defect, and nothing written by a refused message. */
export function judge(
  { status, contentType, body }: RawAnswer,
  writes: readonly string[],
): Outcome {
  if (contentType === 'application/octet-stream') {
    return { problem: null, refusal: null, output: null };
  }
  const answer = parse(body);
  const refused = answer === null || answer.infcode !== 0;
  const said = String(answer?.err_msg ?? answer?.message ?? '');
  const problem = problemOf({ status, answer, writes: refused ? writes : [] });
  const refusal = refused ? reasonOf(said) : null;
  return { problem, refusal, output: answer?.output ?? null };
}

/** The permanent code, and the field that it names. */
function reasonOf(said: string): string {
  const code = /^\[([^\]]+)\]/.exec(said)?.[1] ?? 'gateway';
  const field = / 字段 (\w+)/.exec(said)?.[1];
  return field === undefined ? code : `${code} ${field}`;
}

type Judged = {
  readonly status: number;
  readonly answer: Record<string, unknown> | null;
  readonly writes: readonly string[];
};

function problemOf({ status, answer, writes }: Judged): string | null {
  if (answer === null) return 'the answer is not JSON';
  if (status !== 200 && status !== 401) return `status ${status}: ${String(answer.err_msg)}`;
  if (writes.length > 0) {
    return `refused (${String(answer.err_msg)}), but it wrote: ${writes.join(', ')}`;
  }
  if (status === 200 && ![0, -1].includes(answer.infcode as number)) return 'no infcode';
  if ([...String(answer.err_msg ?? '')].length > SENTENCE_MAX) {
    return 'a sentence longer than 200 characters';
  }
  return null;
}

function parse(body: string | Uint8Array): Record<string, unknown> | null {
  try {
    return JSON.parse(Buffer.from(body as Uint8Array).toString()) as Record<string, unknown>;
  } catch {
    return null;
  }
}
