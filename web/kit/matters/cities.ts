/**
 * Cities and prefectures of the national table of places, so that nobody types a code: the pages are built with the table
 * by which the server reads it, and a place has one code of six digits everywhere.
 */
type City = {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Of the Chinese name in pinyin. */
  readonly initials: string;
};

/** Put in when the pages are built, from `national/places.tsv`. */
declare const __PLACES__: string;

const CITIES: readonly City[] = typeof __PLACES__ === 'undefined' ? [] : readCities(__PLACES__);

export function readCities(table: string): City[] {
  return table
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [code = '', zh = '', en = '', initials = ''] = line.split('\t');
      return { code, zh, en, initials };
    });
}

/** The city itself, or the one whose county it is. */
export function findCity(code: string, cities: readonly City[] = CITIES): City | null {
  const whole = code.padEnd(6, '0');
  return (
    cities.find((city) => city.code === whole) ??
    cities.find((city) => city.code === `${whole.slice(0, 4)}00`) ??
    null
  );
}

const SHOWN = 8;

/** By name in either language, pinyin initials or the beginning of the code; those that begin so come first. */
export function findCities(text: string, cities: readonly City[] = CITIES): City[] {
  const wanted = text.trim().toLowerCase();
  const typed = plain(text.trim());
  if (wanted === '') return [];
  const rank = ({ code, zh, en, initials }: City): number => {
    if (zh.startsWith(wanted) || code.startsWith(wanted) || initials === wanted) return 0;
    // Of those that begin so, the one that is typed whole: xian is Xi'an before Xiangyang.
    if (plain(en) === typed) return 0;
    if (initials.startsWith(wanted) || plain(en).startsWith(typed)) return 1;
    return zh.includes(wanted) ? 2 : 3;
  };
  return cities
    .map((city) => ({ city, order: rank(city) }))
    .filter(({ order }) => order < 3)
    .sort((a, b) => a.order - b.order || (a.city.code < b.city.code ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ city }) => city);
}

/** Xi'an is typed xian, Ürümqi urumqi, and a ü often as v. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}']/gu, '')
    .toLowerCase()
    .replaceAll('v', 'u');
}
