import { buildOffices } from '../../src/main/demonstration/build-offices.ts';
import { COUNTIES } from '../../src/main/demonstration/counties.ts';
import type { Officer } from './model.ts';

export const AREA = '532900';
/** Of each role a county has two, so that one can be on holiday and no money is decided by one person. */
const OF_EACH = 2;

export function counterOf(office: string): string {
  return `clerk ${office}`.replaceAll(/[ /]/g, '-');
}

export type Deciding = 'clerk' | 'reviewer' | 'approver';

export function officerAt(office: string, role: Deciding, number: number): string {
  return `${role}-${office.replaceAll('/', '-')}-${(number % OF_EACH) + 1}`;
}

export const MAKER = 'payments-maker';
export const CHECKER = 'payments-checker';
export const CHIEF = 'chief';

/** One clerk at each counter, two of each who decide in every county and at the prefecture, and who pays. */
export function buildOfficers(): readonly Officer[] {
  const counters = buildOffices([]).map(({ path }) => ({
    id: counterOf(path),
    role: 'counter-clerk',
    office: path,
  }));
  const deciding = [AREA, ...COUNTIES.map(({ code }) => `${AREA}/${code}`)].flatMap((office) =>
    (['clerk', 'reviewer', 'approver'] as const).flatMap((role) =>
      Array.from({ length: OF_EACH }, (_, number) => ({
        id: officerAt(office, role, number),
        role: `counter-${role}`,
        office: office as string,
      })),
    ),
  );
  return [
    ...counters,
    ...deciding,
    { id: CHIEF, role: 'counter-chief', office: AREA },
    { id: MAKER, role: 'payment-maker', office: null },
    { id: CHECKER, role: 'payment-checker', office: null },
  ];
}

/** By which the server knows them: never anything but this trial's. */
export function keyOf(officer: string): string {
  return `window-year-${officer}`;
}
