import { envelope } from '../testing-door.ts';

/** A message of a hospital that asks who holds a card. */
export function messageByCard(provider: string, number: string, serial: string): object {
  const data = { mdtrt_cert_type: '03', mdtrt_cert_no: number, card_sn: serial };
  return envelope('1101', { data }, { fixmedins_code: provider, insuplc_admdvs: '' });
}
