import { type Day, day } from '../../kernel/days.ts';
import type { ProviderId } from '../../kernel/ids.ts';
import type { Term } from '../../money/provider/index.ts';
import type { ProviderLevel } from '../../rules/policy/index.ts';
import { COUNTIES, type County, townshipName } from './counties.ts';

export type DemoProvider = {
  readonly id: ProviderId;
  readonly name: string;
  readonly initials: string;
  readonly county: string;
  readonly township: string | null;
  readonly kind: 'hospital' | 'clinic' | 'pharmacy';
  readonly terms: readonly Term[];
};

/** Where people of one place go; each list by level. */
export type Network = {
  readonly all: readonly DemoProvider[];
  readonly tertiary: readonly DemoProvider[];
  readonly secondary: ReadonlyMap<string, readonly DemoProvider[]>;
  readonly primary: ReadonlyMap<string, readonly DemoProvider[]>;
  readonly village: ReadonlyMap<string, readonly DemoProvider[]>;
  /** Outside the prefecture. */
  readonly elsewhere: DemoProvider;
};

const OPENED = day('2020-01-01');
const CLINICS_PER_TOWNSHIP = 3;
const DIGITS = ['一', '二', '三'];

export function buildNetwork(): Network {
  const tertiary = tertiaryHospitals();
  const secondary = new Map<string, DemoProvider[]>();
  const primary = new Map<string, DemoProvider[]>();
  const village = new Map<string, DemoProvider[]>();
  for (const county of COUNTIES) {
    secondary.set(county.code, countyHospitals(county));
    for (let number = 1; number <= county.townships; number += 1) {
      const place = placeOf(county.code, number);
      primary.set(place, [townshipCentre(county, number)]);
      village.set(place, villageClinics(county, number));
    }
  }
  const elsewhere = hospital({
    code: '530102',
    number: 1,
    name: '示范昆明第一医院',
    initials: 'sfkmdyyy',
    terms: always('tertiary'),
  });
  const all = [
    ...tertiary,
    ...[secondary, primary, village].flatMap((group) => [...group.values()].flat()),
    elsewhere,
    // At the end, so that what is counted over the others stays as it was.
    ...pharmacies(),
  ];
  return { all, tertiary, secondary, primary, village, elsewhere };
}

export function placeOf(county: string, township: number): string {
  return `${county}/${township}`;
}

/** H53290100001: H, the county, five digits of which the first tells the kind. */
export function providerId(code: string, number: number): ProviderId {
  return `H${code}${String(number).padStart(5, '0')}` as ProviderId;
}

function tertiaryHospitals(): DemoProvider[] {
  const code = '532901';
  return [
    hospital({
      code,
      number: 1,
      name: '示范大理州第一医院',
      initials: 'sfdlzdyyy',
      terms: always('tertiary'),
    }),
    hospital({
      code,
      number: 2,
      name: '示范大理州第二医院',
      initials: 'sfdlzdeyy',
      terms: always('tertiary'),
    }),
    hospital({
      code,
      number: 3,
      name: '示范大理州中医医院',
      initials: 'sfdlzzyyy',
      terms: always('tertiary'),
    }),
  ];
}

/** The people's hospital of 祥云 became tertiary in the middle of 2025. */
function countyHospitals({ code, name, initials }: County): DemoProvider[] {
  const risen = code === '532923';
  return [
    hospital({
      code,
      number: 101,
      name: `示范${name}人民医院`,
      initials: `sf${initials}rmyy`,
      terms: risen ? risesOn(day('2025-07-01')) : always('secondary'),
    }),
    hospital({
      code,
      number: 102,
      name: `示范${name}中医医院`,
      initials: `sf${initials}zyyy`,
      terms: always('secondary'),
    }),
  ];
}

function townshipCentre(county: County, number: number): DemoProvider {
  return {
    ...hospital({
      code: county.code,
      number: 1_000 + number,
      name: `${county.name}${townshipName(number)}卫生院`,
      initials: `${county.initials}sf${'yesslqbjsss'.charAt(number - 1)}xwsy`,
      terms: always('primary'),
    }),
    township: townshipName(number),
  };
}

/** The third clinic of the first township of 大理市 lost its contract in September 2025. */
function villageClinics(county: County, number: number): DemoProvider[] {
  return Array.from({ length: CLINICS_PER_TOWNSHIP }, (_, index) => {
    const ended = county.code === '532901' && number === 1 && index === 2;
    const clinic = hospital({
      code: county.code,
      number: 10_000 + number * 100 + index + 1,
      name: `${county.name}${townshipName(number)}第${DIGITS[index]}村卫生室`,
      initials: `${county.initials}sfcwss`,
      terms: ended ? endsOn(day('2025-09-01')) : always('village'),
    });
    return { ...clinic, kind: 'clinic', township: townshipName(number) };
  });
}

type Named = {
  readonly code: string;
  readonly number: number;
  readonly name: string;
  readonly initials: string;
  readonly terms: readonly Term[];
};

function hospital({ code, number, name, initials, terms }: Named): DemoProvider {
  const place = { county: code, township: null };
  return { id: providerId(code, number), name, initials, ...place, kind: 'hospital', terms };
}

/**
 * Retail pharmacies; nobody's past leads there, they are for trying the national interface. Their level is what benefits go
 * by, and no page calls them by it.
 */
function pharmacies(): DemoProvider[] {
  return COUNTIES.slice(0, 2).map(({ code, name, initials }) => ({
    id: `P${code}00001` as ProviderId,
    name: `示范${name}平价药店`,
    initials: `sf${initials}pjyd`,
    county: code,
    township: null,
    kind: 'pharmacy',
    terms: always('village'),
  }));
}

function always(level: ProviderLevel): Term[] {
  return [{ level, contracted: true, startsOn: OPENED, endsOn: null }];
}

function risesOn(on: Day): Term[] {
  return [
    { level: 'secondary', contracted: true, startsOn: OPENED, endsOn: on },
    { level: 'tertiary', contracted: true, startsOn: on, endsOn: null },
  ];
}

function endsOn(on: Day): Term[] {
  return [
    { level: 'village', contracted: true, startsOn: OPENED, endsOn: on },
    { level: 'village', contracted: false, startsOn: on, endsOn: null },
  ];
}
