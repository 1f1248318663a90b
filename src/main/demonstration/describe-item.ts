import type { ChargeItem, ItemList } from '../../rules/catalogue/index.ts';
import type { DemoItem } from './build-catalogue.ts';
import { describeDose } from './describe-dose.ts';

export type Description = {
  readonly list: ItemList;
  readonly chargeItem: ChargeItem;
  readonly restricted: boolean;
  readonly particulars: Readonly<Record<string, string>>;
};

/** The first of these that an item serves says where on an invoice it stands. */
const BY_USE: readonly (readonly [use: string, chargeItem: ChargeItem])[] = [
  ['bed', 'bed'],
  ['room', 'bed'],
  ['consult', 'consultation'],
  ['emergency', 'consultation'],
  ['lab', 'laboratory'],
  ['imaging', 'examination'],
  ['exam', 'examination'],
  ['operation', 'surgery'],
  ['surgery', 'surgery'],
  ['anaesthesia', 'surgery'],
];

/** What the downloads tell of an item beside price and class. */
export function describeItem(item: DemoItem): Description {
  const { kind, listed } = item;
  const restricted = kind === 'drug' && item.uses.includes('critical') && item.class === 'B';
  return {
    list: listed?.list ?? (kind === 'drug' ? 'medicine' : kind),
    chargeItem: chargeItemOf(item),
    restricted,
    particulars: {
      price: item.price,
      ...describeDose(item),
      ...listed?.particulars,
      ...(restricted ? { restriction: '限重症患者，须经本机构审批' } : {}),
    },
  };
}

function chargeItemOf({ kind, name, uses, listed }: DemoItem): ChargeItem {
  if (kind === 'material') return 'material';
  if (listed) return listed.list === 'herbal-piece' ? 'herbal-medicine' : 'patent-medicine';
  if (kind === 'drug') return uses.includes('chinese') ? 'patent-medicine' : 'western-medicine';
  if (name === '一般诊疗费') return 'general-visit';
  if (name.includes('床位')) return 'bed';
  if (name.includes('护理')) return 'nursing';
  return BY_USE.find(([use]) => uses.includes(use))?.[1] ?? 'treatment';
}
