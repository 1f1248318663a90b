const SLOT = 'yikao.area';
const AREA = /^\/(\d{6})(?:\/|$)/;

/** The pooling area is the first part of every address, so that a link opens the same area for all. */
export function areaOfPath(path: string): string | null {
  return AREA.exec(path)?.[1] ?? null;
}

export function currentArea(): string {
  return areaOfPath(window.location.pathname) ?? '';
}

export function rememberedArea(): string | null {
  return localStorage.getItem(SLOT);
}

export function rememberArea(area: string): void {
  localStorage.setItem(SLOT, area);
}
