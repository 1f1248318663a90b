import type { Practitioner } from '../../../money/provider/index.ts';
import type { ChargeItem, ItemClass, ItemList } from '../../../rules/catalogue/index.ts';

/** Our words and the codes of the interface, one table each. */
export const LIST_TYPE = {
  medicine: '101',
  'herbal-piece': '102',
  preparation: '103',
  'ethnic-medicine': '104',
  other: '105',
  granule: '106',
  service: '201',
  material: '301',
} as const satisfies Record<ItemList, string>;

export const CHARGE_ITEM = {
  bed: '01',
  consultation: '02',
  examination: '03',
  laboratory: '04',
  treatment: '05',
  surgery: '06',
  nursing: '07',
  material: '08',
  'western-medicine': '09',
  'herbal-medicine': '10',
  'patent-medicine': '11',
  'general-visit': '12',
  registration: '13',
  other: '14',
} as const satisfies Record<ChargeItem, string>;

export const ITEM_CLASS = { A: '01', B: '02', C: '03' } as const satisfies Record<
  ItemClass,
  string
>;

export const PRACTITIONER_KIND = {
  doctor: '1',
  nurse: '2',
  pharmacist: '3',
  technician: '4',
} as const satisfies Record<Practitioner['kind'], string>;

/** The word of a code; null for a code that the table does not have. */
export function wordOf<Word extends string>(
  table: Readonly<Record<Word, string>>,
  code: string,
): Word | null {
  const bare = code.replace(/^0+(?=.)/, '');
  const found = Object.entries<string>(table).find(
    ([, known]) => known.replace(/^0+(?=.)/, '') === bare,
  );
  return found ? (found[0] as Word) : null;
}
