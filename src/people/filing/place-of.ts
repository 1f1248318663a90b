import type { PlaceCode } from './model.ts';

/** Beijing, Tianjin, Shanghai, Chongqing: the whole municipality is one place. */
const MUNICIPALITIES = ['11', '12', '31', '50'];
/** Third and fourth digit of counties that stand directly below their province; each is a place. */
const DIRECTLY_BELOW = '90';

/** The place of which a county, or an area, is a part. */
export function placeOf(county: string): PlaceCode {
  const province = county.slice(0, 2);
  if (MUNICIPALITIES.includes(province)) return `${province}0000` as PlaceCode;
  if (county.slice(2, 4) === DIRECTLY_BELOW) return county.slice(0, 6) as PlaceCode;
  return `${county.slice(0, 4)}00` as PlaceCode;
}
