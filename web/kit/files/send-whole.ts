import { answerOf, areaPath, ownHeaders, type Query } from '../api.ts';
import { sendBytes } from './send-file.ts';

type Whole = {
  readonly file: File;
  /** What is said of it. */
  readonly query: Query;
  /** Told the share that is out. */
  readonly progress: (share: number) => void;
};

/** Sends a file as it is, in one go, and without reading it into memory. Throws what the interface throws. */
export async function sendWhole<View>(
  path: string,
  { file, query, progress }: Whole,
): Promise<View> {
  const said = Object.entries(query).map(([name, value]) => [name, String(value ?? '')]);
  const headers = { ...(await ownHeaders(true)), 'content-type': 'application/octet-stream' };
  const answer = await sendBytes({
    path: `${areaPath(path)}?${new URLSearchParams(said)}`,
    ...{ headers, bytes: file, progress },
  });
  return answerOf<View>(answer?.status ?? null, answer?.body ?? null);
}
