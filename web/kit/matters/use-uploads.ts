import { useCallback, useEffect, useState } from 'react';
import { type Refusal, RefusedError } from '../api.ts';
import type { Sheet } from '../drafts/model.ts';
import { findFile } from '../files/keep-files.ts';
import { type PaperPath, sendFile } from '../files/send-file.ts';
import { useLine } from '../line.ts';

export type Upload =
  | { readonly is: 'waiting' }
  | { readonly is: 'sending'; readonly share: number }
  | { readonly is: 'sent' }
  | { readonly is: 'refused'; readonly refusal: Refusal };

/**
 * Sends sheets while the form is still being written, one after another, so that the submission itself is short. What does
 * not get through now goes with the submission.
 */
export function useUploads(sheets: readonly Sheet[], path: PaperPath) {
  const up = useLine();
  const [uploads, setUploads] = useState<Readonly<Record<string, Upload>>>({});
  // A state and not a remark, so that what was added meanwhile follows when it is done.
  const [busy, setBusy] = useState(false);
  const put = useCallback(
    (file: string, upload: Upload) => setUploads((all) => ({ ...all, [file]: upload })),
    [],
  );
  const next = sheets.find(({ file }) => {
    const upload = uploads[file];
    return upload === undefined || (upload.is === 'waiting' && up);
  })?.file;
  useEffect(() => {
    if (next === undefined || busy) return;
    setBusy(true);
    void sendOne(next, path, put).then((upload) => {
      put(next, upload);
      setBusy(false);
    });
  }, [next, busy, path, put]);
  const again = (file: string) => put(file, { is: 'waiting' });
  return { uploads, again };
}

async function sendOne(
  file: string,
  path: PaperPath,
  put: (file: string, upload: Upload) => void,
): Promise<Upload> {
  if ((await findFile(file))?.sent) return { is: 'sent' };
  put(file, { is: 'sending', share: 0 });
  try {
    await sendFile(file, path, (share) => put(file, { is: 'sending', share }));
    return { is: 'sent' };
  } catch (error) {
    if (error instanceof RefusedError && error.status !== 401) {
      return { is: 'refused', refusal: error.refusal };
    }
    return { is: 'waiting' };
  }
}
