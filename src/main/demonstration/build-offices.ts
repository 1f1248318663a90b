import type { Office, OfficePath } from '../../counter/offices/index.ts';
import { COUNTIES, type County, DEMONSTRATION_AREA, townshipName } from './counties.ts';

/** Townships of these have an office of their own, and stations below it: 11 + 10 + 10. */
const WITH_TOWNSHIPS = ['532901', '532923', '532924'];
/** So many townships have six stations, the rest five: 25 × 6 + 6 × 5 = 180. */
const TOWNSHIPS_WITH_SIX = 25;
/** What a station without a second clerk is trusted with: the first items of the list. */
const FEW = 12;

/** The prefecture's office, one in each county, 31 in townships and 180 stations. All invented. */
export function buildOffices(items: readonly string[]): readonly Office[] {
  const prefecture = office({
    path: DEMONSTRATION_AREA as string as OfficePath,
    level: 'prefecture',
    name: '示范大理州医疗保障经办中心',
    nameEn: 'Dali prefecture (demonstration)',
  });
  let townships = 0;
  const below = COUNTIES.flatMap((county) => {
    const path = `${prefecture.path}/${county.code}` as OfficePath;
    const own = office({
      ...{ path, level: 'county', county: county.code },
      name: `示范${county.name}医疗保障经办中心`,
      nameEn: `County ${county.code} (demonstration)`,
    });
    if (!WITH_TOWNSHIPS.includes(county.code)) return [own];
    const rest = Array.from({ length: county.townships }, (_, index) => {
      townships += 1;
      const stations = townships <= TOWNSHIPS_WITH_SIX ? 6 : 5;
      return townshipOffices(county, { within: path, number: index + 1, stations, items });
    });
    return [own, ...rest.flat()];
  });
  return [prefecture, ...below];
}

/** Where a person's township has an office, its last part; else the county serves him. */
export function townshipPart(county: string, township: number): string | null {
  return WITH_TOWNSHIPS.includes(county) ? twoDigits(township) : null;
}

type Township = {
  readonly within: OfficePath;
  readonly number: number;
  readonly stations: number;
  readonly items: readonly string[];
};

function townshipOffices(county: County, { within, number, stations, items }: Township): Office[] {
  const path = `${within}/${twoDigits(number)}` as OfficePath;
  const place = `${county.name}${townshipName(number)}`;
  const english = `Township ${number} of ${county.code}`;
  const own = office({
    ...{ path, level: 'township', county: county.code, delegated: items },
    ...{ name: `${place}医保服务所`, nameEn: english },
  });
  const below = Array.from({ length: stations }, (_, index) =>
    office({
      ...{ path: `${path}/${twoDigits(index + 1)}` as OfficePath, level: 'station' },
      ...{ county: county.code, delegated: index === 5 ? items.slice(0, FEW) : items },
      name: `${place}第${index + 1}医保服务站`,
      nameEn: `Station ${index + 1} of ${english.toLowerCase()}`,
    }),
  );
  return [own, ...below];
}

type Stated = Pick<Office, 'path' | 'level' | 'name' | 'nameEn'> &
  Partial<Pick<Office, 'county' | 'delegated'>>;

/** The telephone is of a range that is given to nobody. */
function office({ county = null, delegated = [], ...stated }: Stated): Office {
  return {
    ...stated,
    county,
    delegated,
    phone: '0000-0000000',
    address: `${stated.name}（示范地址）`,
  };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
