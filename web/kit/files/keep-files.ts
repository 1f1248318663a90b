import { clear, createStore, del, get, set, type UseStore } from 'idb-keyval';

/** A scan or photo in this browser, until the server has it and the matter it belongs to. */
type KeptFile = {
  readonly bytes: ArrayBuffer;
  readonly name: string;
  readonly type: string;
  /** The server said that it has it. */
  readonly sent: boolean;
};

let store: UseStore | null = null;

function files(): UseStore {
  store ??= createStore('yikao-files', 'files');
  return store;
}

/** Under its sum: the same sheet taken twice is one. */
export async function keepFile(sum: string, file: KeptFile): Promise<void> {
  const kept = await findFile(sum);
  await set(sum, { ...file, sent: file.sent || (kept?.sent ?? false) }, files());
}

export async function findFile(sum: string): Promise<KeptFile | undefined> {
  return get<KeptFile>(sum, files());
}

export async function markSent(sum: string): Promise<void> {
  const file = await findFile(sum);
  if (file) await set(sum, { ...file, sent: true }, files());
}

export async function dropFile(sum: string): Promise<void> {
  await del(sum, files());
}

/** At sign-out. */
export async function dropAllFiles(): Promise<void> {
  await clear(files());
}
