import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlaceCode } from '../../people/filing/index.ts';
import { PROJECT_ROOT } from '../../platform/project-root.ts';

/** A prefecture, a municipality, or a county directly below its province: for one of these care away is filed. */
export type Place = {
  readonly code: PlaceCode;
  readonly zh: string;
  readonly en: string;
  /** Of the Chinese name, to find it by. */
  readonly initials: string;
};

const FILE = join(PROJECT_ROOT, 'national', 'places.tsv');
const HEAD = 'code\tzh\ten\tinitials';

let loaded: ReadonlyMap<PlaceCode, Place> | undefined;

/** Read once, when somebody first files. */
export function places(): ReadonlyMap<PlaceCode, Place> {
  loaded ??= parsePlaces(readFileSync(FILE, 'utf8'));
  return loaded;
}

export function parsePlaces(text: string): ReadonlyMap<PlaceCode, Place> {
  const [head, ...lines] = text.trimEnd().split('\n');
  if (head !== HEAD) throw new Error(`the table of places must begin with ${HEAD}`);
  const found = new Map<PlaceCode, Place>();
  for (const [index, line] of lines.entries()) {
    const [code = '', zh = '', en = '', initials = ''] = line.split('\t');
    if (!isPlaceCode(code) || zh === '' || en === '') {
      throw new Error(`line ${index + 2} of the table of places is not a place`);
    }
    if (found.has(code)) throw new Error(`the table of places has ${code} twice`);
    found.set(code, { code, zh, en, initials });
  }
  return found;
}

function isPlaceCode(code: string): code is PlaceCode {
  return /^\d{6}$/.test(code);
}

const SHOWN = 20;

/** By the beginning of the code, a part of a name, or the initials; those that begin so come first. */
export function findPlaces(text: string): Place[] {
  const wanted = text.trim().toLowerCase();
  const typed = plain(text.trim());
  const rank = ({ code, zh, en, initials }: Place): number => {
    if (wanted === '' || code.startsWith(wanted) || zh.startsWith(wanted)) return 0;
    // Of those that begin so, the one that is typed whole: xian is Xi'an before Xiangyang.
    if (plain(en) === typed) return 0;
    if (initials.startsWith(wanted) || plain(en).startsWith(typed)) return 1;
    return zh.includes(wanted) ? 2 : 3;
  };
  return [...places().values()]
    .map((place) => ({ place, order: rank(place) }))
    .filter(({ order }) => order < 3)
    .toSorted((a, b) => a.order - b.order || (a.place.code < b.place.code ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ place }) => place);
}

/** Xi'an is typed xian, Ürümqi urumqi, and a ü often as v. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}']/gu, '')
    .toLowerCase()
    .replaceAll('v', 'u');
}
