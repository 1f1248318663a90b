import { levelOf, type OfficePath } from '../../../src/counter/offices/index.ts';
import type { AreaCode } from '../../../src/kernel/ids.ts';
import type { Caller, Role } from '../../../src/platform/http/route.ts';

const AREA = '532900' as AreaCode;

/** How many of each role work at an office; counties by how many cases lie with them. */
const OF_LEVEL = { station: 1, township: 2, county: 16, prefecture: 12 } as const;
/** The largest county has half as many again as a quarter of all. */
const LARGE = { '532900/532901': 40, '532900/532923': 24, '532900/532924': 24 } as const;

export function countAt(office: OfficePath): number {
  return LARGE[office as keyof typeof LARGE] ?? OF_LEVEL[levelOf(office)];
}

export function officerOf(role: Role, office: OfficePath, index: number): Caller {
  const id = `bench-${role.replace('counter-', '')}-${office.replaceAll('/', '.')}-${index}`;
  return { id, role, provider: null, area: AREA, office };
}

export type BenchUser = { readonly key: string; readonly caller: Caller };

/** Fifty people as a working morning has them: most at stations and in counties, some who lead. */
export function benchUsers(offices: readonly OfficePath[]): readonly BenchUser[] {
  const at = (level: string) => offices.filter((path) => levelOf(path) === level);
  const spread = (level: string, count: number) => {
    const all = at(level);
    return Array.from(
      { length: count },
      (_, i) => all[Math.floor((i * all.length) / count)] as OfficePath,
    );
  };
  const counties = at('county');
  const [largest] = counties;
  const callers = [
    ...spread('station', 14).map((path) => officerOf('counter-clerk', path, 0)),
    ...spread('township', 6).map((path) => officerOf('counter-reviewer', path, 0)),
    ...counties.map((path) => officerOf('counter-reviewer', path, 0)),
    ...[1, 2].map((index) => officerOf('counter-reviewer', largest as OfficePath, index)),
    ...counties.slice(0, 6).map((path) => officerOf('counter-approver', path, 0)),
    ...counties.slice(0, 4).map((path) => officerOf('counter-chief', path, 0)),
    ...[0, 1, 2].map((index) => officerOf('counter-reviewer', AREA as never, index)),
    officerOf('counter-approver', AREA as never, 0),
    ...[0, 1].map((index) => officerOf('counter-chief', AREA as never, index)),
  ];
  return callers.map((caller) => ({ key: `key of ${caller.id}`, caller }));
}

/** What the server is given, so that each of them signs in with his key. */
export function keysOf(users: readonly BenchUser[]): string {
  const entries = users.map(({ key, caller: { id, role, office } }) => ({ key, id, role, office }));
  return JSON.stringify(entries);
}
