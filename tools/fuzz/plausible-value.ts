import type { Catalogue, FieldSpec } from '../../src/border/national/index.ts';
import { momentOf, systemClock } from '../../src/platform/clock.ts';
import type { Random } from '../chaos/random.ts';
import { pick } from './pick.ts';
import type { Thread } from './threads.ts';

/** Values that were answered or lie in the database, by field code: so that some messages fit together. */
export type Pool = Map<string, string[]>;

export type Source = {
  readonly catalogue: Catalogue;
  readonly pool: Pool;
  readonly thread: Thread;
  readonly random: Random;
  /** Fields are filled to their limits at times: in some messages, so that others pass. */
  readonly toLimits: boolean;
};

const KEPT_OF_A_CODE = 50;

export function remember(pool: Pool, code: string, value: unknown): void {
  if (typeof value !== 'string' || value === '') return;
  const known = pool.get(code) ?? [];
  if (known.includes(value)) return;
  pool.set(code, [...known, value].slice(-KEPT_OF_A_CODE));
}

/** Codes that hospitals send most; any other of the dictionary comes too. */
const LIKELY: Readonly<Record<string, readonly string[]>> = {
  med_type: ['11', '14', '2101', '41'],
  mdtrt_cert_type: ['02'],
  psn_cert_type: ['01'],
  psn_setlway: ['01'],
  acct_used_flag: ['0', '1'],
  mid_setl_flag: ['0', '0', '1'],
  hosp_appr_flag: ['0', '1'],
  vali_flag: ['1'],
  opter_type: ['1'],
  stas_type: ['0', '1'],
  stmt_rslt: ['0'],
  biz_appy_type: ['03', '06'],
  prac_psn_type: ['1', '2'],
  chk_pay_flag: ['1', '0'],
  insu_optins: ['532900', '532901'],
  insu_admdvs: ['532900', '532901'],
  setl_optins: ['532900'],
  mdtrtarea_admdvs: ['532900', '530100'],
  clr_type: ['11', '21'],
  opsp_dise_code: ['M03900', 'M01600', '10', 'hypertension'],
  dise_codg: ['M03900', 'M01600'],
  ver: ['0'],
  inv_data_type: ['1', '2', '3', '4'],
  page_num: ['1'],
  page_size: ['10'],
};

/** Days before today, by how a hospital's times follow on one another. */
const DAYS_AGO: Readonly<Record<string, number>> = {
  begntime: 6,
  begndate: 6,
  stmt_begndate: 6,
  fee_ocur_time: 4,
  diag_time: 5,
  endtime: 1,
  enddate: 0,
  stmt_enddate: 0,
  dscgtime: 1,
};
const DAY_MS = 86_400_000;

export function plausible(field: FieldSpec, source: Source): unknown {
  const { catalogue, pool, thread, random } = source;
  if (source.toLimits && random.happens(0.3)) return atTheLimit(field, random);
  const own = thread.values.get(field.code.toLowerCase());
  if (own !== undefined && random.happens(0.95)) return own;
  const likely = LIKELY[field.code];
  if (likely && random.happens(0.85)) return pick(likely, random);
  if (MONTHS.has(field.code) && random.happens(0.9)) return monthOf(random);
  const known = pool.get(field.code);
  if (known && random.happens(OF_THE_PATIENT.has(field.code) ? 0.3 : 0.9)) {
    return pick(known, random);
  }
  const codes = field.codes && catalogue.dictionary(field.codes.dictionary);
  if (codes) return pick([...codes.keys()], random);
  return byType(field, random);
}

/** Somebody else's are refused, mostly. */
const OF_THE_PATIENT = new Set(['psn_no', 'mdtrt_id', 'setl_id', 'certno', 'mdtrt_cert_no']);

function byType(field: FieldSpec, random: Random): unknown {
  switch (field.type) {
    case 'number':
      return small(field, random);
    case 'day':
      return timeOf(field, random).slice(0, 10);
    case 'moment':
      return timeOf(field, random);
    case 'flag':
      return random.happens(0.5);
    case 'bytes':
      return [80, 75, 3, 4, ...Array.from({ length: random.below(40) }, () => random.below(256))];
    case 'node':
      return [];
    default:
      return `文${random.below(100)}`.slice(0, field.length ?? 4);
  }
}

function small({ length, places }: FieldSpec, random: Random): unknown {
  const digits = Math.min(3, (length ?? 18) - places);
  const value = random.below(10 ** Math.max(1, digits));
  return random.happens(0.5) ? value : `${value}`;
}

const MONTHS = new Set(['setl_ym', 'setlym']);

function monthOf(random: Random): string {
  const day = momentOf(new Date(systemClock.now().getTime() - random.below(40) * DAY_MS));
  return day.slice(0, 7).replace('-', '');
}

function timeOf({ code }: FieldSpec, random: Random): string {
  const ago = DAYS_AGO[code.toLowerCase()] ?? 3;
  const shift = random.happens(0.9) ? 0 : random.below(700) - 350;
  return momentOf(new Date(systemClock.now().getTime() - (ago + shift) * DAY_MS));
}

const SIGNS = ['x', '长', '9', '😀', '"', '\\', '‮'];
const LONG = 4_000;

/** As long and as large as the catalogue allows: whatever keeps or answers it must hold it. */
function atTheLimit(field: FieldSpec, random: Random): unknown {
  if (field.type === 'number') {
    const whole = '9'.repeat(Math.max(1, (field.length ?? 18) - field.places));
    const digits = field.places > 0 ? `${whole}.${'9'.repeat(field.places)}` : whole;
    return random.happens(0.3) ? `-${digits}` : digits;
  }
  if (field.type === 'text') return pick(SIGNS, random).repeat(field.length ?? LONG);
  if (field.type === 'day' || field.type === 'moment') return pick(FAR, random);
  return byType(field, random);
}

const FAR = ['0001-01-01', '1900-02-28', '9999-12-31', '2024-02-29'];
