import type { AreaCode } from '../../kernel/ids.ts';
import type { Office, OfficePath } from './model.ts';

/** Highest first, as a path names them. */
const DOWNWARDS = ['prefecture', 'county', 'township', 'station'] as const;

export function levelOf(path: OfficePath): Office['level'] {
  return DOWNWARDS[path.split('/').length - 1] ?? 'station';
}

/** The office of a level on the way to `path`; null where the path ends above that level. */
export function officeAt(path: OfficePath, level: Office['level']): OfficePath | null {
  const parts = path.split('/');
  const count = DOWNWARDS.indexOf(level) + 1;
  return parts.length < count ? null : (parts.slice(0, count).join('/') as OfficePath);
}

/** Null: the prefecture, which has nothing above it. */
export function parentOf(path: OfficePath): OfficePath | null {
  const cut = path.lastIndexOf('/');
  return cut < 0 ? null : (path.slice(0, cut) as OfficePath);
}

/** The office of a person's township where it is known, else of the county. */
export function homeOffice(
  area: AreaCode,
  county: string | null,
  township: string | null,
): OfficePath {
  if (!county) return area as string as OfficePath;
  const path = `${area}/${county}`;
  return (township ? `${path}/${township}` : path) as OfficePath;
}
