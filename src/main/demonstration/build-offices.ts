import type { Office, OfficePath } from '../../counter/offices/index.ts';
import { COUNTIES, DEMONSTRATION_AREA } from './counties.ts';

/** As the prefecture had them when its counters were counted: 31 townships and 180 stations. */
const TOWNSHIPS = 31;
const STATIONS = 180;

/**
 * Counters of the invented prefecture. Counties are real, everything below them is numbered and evidently invented. To every
 * township and station everything is delegated that may be.
 */
export function buildOffices(items: readonly string[]): Office[] {
  const townships = Array.from({ length: TOWNSHIPS }, (_, i) => townshipOf(i, items));
  const stations = Array.from({ length: STATIONS }, (_, i) => stationOf(i, townships, items));
  return [prefecture(), ...COUNTIES.map(countyOf), ...townships, ...stations];
}

function prefecture(): Office {
  return office({
    ...{ path: DEMONSTRATION_AREA, level: 'prefecture', county: null, delegated: [] },
    ...{ name: '示范州医保中心', nameEn: 'Demonstration prefecture centre' },
  });
}

function countyOf({ code, name }: (typeof COUNTIES)[number], index: number): Office {
  return office({
    ...{ path: `${DEMONSTRATION_AREA}/${code}`, level: 'county', county: code, delegated: [] },
    ...{ name: `${name}医保窗口（示范）`, nameEn: `Demonstration county counter ${index + 1}` },
  });
}

/** One county after another gets its next township, so that each has two or three. */
function townshipOf(index: number, items: readonly string[]): Office {
  const county = COUNTIES[index % COUNTIES.length];
  const code = county?.code ?? '';
  const number = Math.floor(index / COUNTIES.length) + 1;
  return office({
    path: `${DEMONSTRATION_AREA}/${code}/${two(number)}`,
    ...{ level: 'township', county: code, delegated: items },
    name: `${county?.name}示范乡镇${two(number)}`,
    nameEn: `Demonstration township ${code}-${two(number)}`,
  });
}

function stationOf(index: number, townships: readonly Office[], items: readonly string[]): Office {
  const township = townships[index % townships.length];
  const number = two(Math.floor(index / townships.length) + 1);
  return office({
    path: `${township?.path}/${number}`,
    ...{ level: 'station', county: township?.county ?? null, delegated: items },
    name: `${township?.name}服务站${number}`,
    nameEn: `${township?.nameEn}, station ${number}`,
  });
}

type Given = Omit<Office, 'path' | 'phone' | 'address'> & { readonly path: string };

function office({ path, ...rest }: Given): Office {
  return { ...rest, path: path as OfficePath, phone: '0872-0000000', address: '示范路 1 号' };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
