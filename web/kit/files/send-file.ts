import { answerOf, areaPath, ownHeaders } from '../api.ts';
import { findFile, markSent } from './keep-files.ts';

type SentFile = { readonly file: string; readonly size: number; readonly type: string };

/** Where an officer and where an insured person hands files in. */
export type PaperPath = '/papers' | '/own/papers';

/** `whose`: for which child, where that is not the one of this page. */
type To = PaperPath | { readonly path: PaperPath; readonly whose: string | null };

/** A line that moves nothing for so long is down; one that moves slowly is not. */
const STANDSTILL = 30_000;

/**
 * Sends a file of this browser unless the server already has it. `progress` is told the share that is out. Throws what the
 * interface throws: refused, or no answer.
 */
export async function sendFile(
  sum: string,
  to: To,
  progress: (share: number) => void = () => undefined,
): Promise<void> {
  const file = await findFile(sum);
  // What is not here any more was sent by an earlier try; the server refuses a matter that names a file it has not.
  if (file === undefined || file.sent) return;
  const { path, whose } = typeof to === 'string' ? { path: to, whose: undefined } : to;
  const headers = {
    ...(await ownHeaders(true, whose)),
    'content-type': file.type,
    'x-file-name': encodeURIComponent(file.name),
    'x-content-sha256': sum,
  };
  const answer = await sendBytes({
    path: areaPath(path),
    headers,
    bytes: file.bytes,
    progress,
  });
  answerOf<SentFile>(answer?.status ?? null, answer?.body ?? null);
  await markSent(sum);
}

export type Sending = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: ArrayBuffer | Blob;
  readonly progress: (share: number) => void;
};

type Heard = { readonly status: number; readonly body: unknown };

/** Not `fetch`, which does not tell how much of a body is out. Null: no answer came. */
export function sendBytes({ path, headers, bytes, progress }: Sending): Promise<Heard | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let alarm = setTimeout(() => request.abort(), STANDSTILL);
    const end = (heard: Heard | null) => {
      clearTimeout(alarm);
      resolve(heard);
    };
    request.open('POST', path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => {
      clearTimeout(alarm);
      alarm = setTimeout(() => request.abort(), STANDSTILL);
      progress(total === 0 ? 0 : loaded / total);
    };
    request.onload = () => end({ status: request.status, body: parsed(request.responseText) });
    request.onerror = () => end(null);
    request.onabort = () => end(null);
    request.send(bytes);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
