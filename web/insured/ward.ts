import { actFor } from '../kit/api.ts';
import { currentArea } from '../kit/area.ts';

/** The child for whom a guardian acts in this window. */
export type Ward = { readonly guardian: string; readonly id: string; readonly name: string };

const slot = () => `yikao.ward ${currentArea()}`;

/** Of this window only, so that in another one the guardian is himself. */
export function readWard(): Ward | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(slot()) ?? 'null') as Partial<Ward> | null;
    const { guardian = '', id = '', name = '' } = kept ?? {};
    return guardian === '' || id === '' ? null : { guardian, id, name };
  } catch {
    return null;
  }
}

/** Everything is opened anew: nothing that was read as one person is shown as the other's. */
export function becomeWard(ward: Ward | null, path = '/'): void {
  if (ward === null) sessionStorage.removeItem(slot());
  else sessionStorage.setItem(slot(), JSON.stringify(ward));
  window.location.assign(`/${currentArea()}/own${path}`);
}

export function forgetWard(): void {
  sessionStorage.removeItem(slot());
  actFor(null);
}

/** For as long as this page is open. */
export const ward = readWard();
actFor(ward?.id ?? null);
