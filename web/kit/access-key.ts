const SLOT = 'yikao.access-key';

/** The key of this desk, where the server asks for one; kept until the window is closed. */
export function accessKey(): string | null {
  return sessionStorage.getItem(SLOT);
}

export function keepAccessKey(key: string): void {
  sessionStorage.setItem(SLOT, key);
}
