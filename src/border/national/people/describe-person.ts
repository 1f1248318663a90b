import { addDays, ageOn, type Day } from '../../../kernel/days.ts';
import { fen, ZERO } from '../../../kernel/money.ts';
import { type Coverage, coverageOn, type PersonRecord } from '../../../people/enrolment/index.ts';
import { SCHEMES, type Scheme } from '../../../rules/policy/index.ts';
import { amount, digits } from '../amounts.ts';
import type { TermTables } from '../catalogue/model.ts';
import type { OutRow } from '../output.ts';

export type PersonSetting = {
  readonly terms: TermTables;
  /** The pooling area, six digits. */
  readonly area: string;
  /** Insurance and identities since this day. */
  readonly since: Day;
  readonly today: Day;
};

export function describePerson(record: PersonRecord, { terms, today }: PersonSetting): OutRow {
  return {
    psn_no: record.id,
    psn_cert_type: terms.toCode('id-kind', 'id-card'),
    certno: record.idNumber,
    psn_name: record.name,
    gend: terms.toCode('sex', record.sex),
    brdy: record.bornOn,
    age: digits(ageWithTenth(record.bornOn, today)),
  };
}

/**
 * One row a scheme that the person has been in, employee insurance first: as of the day asked for, else as it began
 * after that, else as it ended before.
 */
export function describeInsurance(record: PersonRecord, setting: PersonSetting): OutRow[] {
  const { since, today } = setting;
  return SCHEMES.toSorted().flatMap((scheme) => {
    const periods = record.coverage
      .map((period): Coverage => ({ ...period, personId: record.id }))
      .filter((period) => period.scheme === scheme && period.startsOn <= today)
      .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
    const later = periods.find(({ startsOn }) => startsOn > since);
    const counting = coverageOn(periods, since) ?? later ?? periods.at(-1);
    const first = periods[0];
    return counting && first ? [insuranceRow({ record, setting, counting, first })] : [];
  });
}

type Insured = {
  readonly record: PersonRecord;
  readonly setting: PersonSetting;
  readonly counting: Coverage;
  readonly first: Coverage;
};

function insuranceRow({ record, setting, counting, first }: Insured): OutRow {
  const { terms, since, today, area } = setting;
  const { scheme, retired } = counting;
  const ended = counting.endsOn !== null && counting.endsOn <= since;
  const standing = ended ? 'ended' : counting.standing;
  const balance = scheme === 'employee' && record.account ? fen(record.account.balance) : ZERO;
  return {
    balc: amount(balance),
    insutype: terms.toCode('scheme', scheme),
    psn_type: terms.toCode('person-kind', personKind(scheme, retired, ageOn(record.bornOn, today))),
    psn_insu_stas: terms.toCode('standing', standing),
    psn_insu_date: first.startsOn,
    paus_insu_date: PAUSED[standing](counting),
    cvlserv_flag: '0',
    insuplc_admdvs: area,
  };
}

const PAUSED = {
  covered: () => null,
  waiting: () => null,
  arrears: ({ startsOn }: Coverage) => startsOn,
  ended: ({ endsOn }: Coverage) => endsOn,
} as const;

/** Residents are told apart by age; the first that is younger counts. */
const RESIDENTS = [
  { under: 1, kind: 'newborn' },
  { under: 6, kind: 'preschool' },
  { under: 18, kind: 'pupil' },
  { under: 60, kind: 'adult' },
] as const;

function personKind(scheme: Scheme, retired: boolean, age: number): string {
  if (scheme === 'employee') return retired ? 'retired' : 'in-service';
  return RESIDENTS.find(({ under }) => age < under)?.kind ?? 'elder';
}

/** Special groups that the person has belonged to since the day. */
export function describeGroups(record: PersonRecord, setting: PersonSetting): OutRow[] {
  const { terms, since, today } = setting;
  return record.groups
    .filter(({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || endsOn > since))
    .map(({ group, startsOn, endsOn }) => ({
      psn_idet_type: terms.toCode('group', group),
      memo: terms.nameOf('group', group),
      begntime: `${startsOn} 00:00:00`,
      endtime: endsOn && `${addDays(endsOn, -1)} 23:59:59`,
    }));
}

/** Years with one place, as the interface asks: a month is a twelfth. */
export function ageWithTenth(bornOn: Day, on: Day): string {
  const months =
    (Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4))) * 12 +
    (Number(on.slice(5, 7)) - Number(bornOn.slice(5, 7))) -
    (on.slice(8) < bornOn.slice(8) ? 1 : 0);
  const tenths = Math.floor((Math.max(0, months) * 10) / 12);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
