import type { AreaCode, PolicyId } from '../../kernel/ids.ts';
import type { Fields } from './fields.ts';
import type { BenefitKind, GeneralPolicy, Policy, QuotaPolicy, VisitPolicy } from './model.ts';
import { readMedicalAid } from './read-aid.ts';
import { readAway, readRecognition } from './read-care.ts';
import { type Body, readLargeAmount, readSeriousDisease } from './read-layers.ts';
import { readCaps, readCondition, readDeductible, readOutOfArea, readRates } from './read-rows.ts';
import { BENEFIT_KINDS, LEVELS, SCHEMES } from './words.ts';

type Header = Pick<
  GeneralPolicy,
  'id' | 'area' | 'areaName' | 'scheme' | 'from' | 'fromSource' | 'until' | 'title'
> & { readonly benefit: BenefitKind };

const DAYS_OF_A_YEAR = 366;

const readVisit = (fields: Fields): Body<VisitPolicy> => ({
  deductible: fields.child('deductible', readDeductible) ?? NO_DEDUCTIBLE,
  rates: readRates(fields),
  outOfArea: fields.has('outOfArea') ? fields.child('outOfArea', readOutOfArea) : null,
  caps: readCaps(fields),
  ...readPlaces(fields),
  ...(fields.has('supply') && {
    supply: fields.child('supply', (row) => ({
      days: row.count('days', 1, DAYS_OF_A_YEAR),
      source: row.source(),
    })) ?? { days: DAYS_OF_A_YEAR, source: '' },
  }),
});

/** Where the benefit holds beside a hospital's own desk. Documents of old say nothing of it. */
function readPlaces(fields: Fields): Pick<VisitPolicy, 'pharmacy' | 'designated'> {
  const pharmacy = fields.has('pharmacy')
    ? fields.child('pharmacy', (child) => ({
        as: child.word('as', LEVELS),
        prescription: child.word('prescription', ['required', 'not-required']),
        source: child.source(),
      }))
    : null;
  const designated = fields.has('designated')
    ? fields.child('designated', (child) => ({
        is: child.word('is', ['required', 'anywhere']),
        source: child.source(),
      }))
    : null;
  return { ...(pharmacy && { pharmacy }), ...(designated && { designated }) };
}

/** How the fields after the header are read: one row a benefit. */
const READ = {
  general: readGeneral,
  inpatient: readVisit,
  outpatient: readVisit,
  antenatal: readVisit,
  chronic: readVisit,
  special: readVisit,
  'two-diseases': readVisit,
  'disease-quota': readQuota,
  'large-amount': readLargeAmount,
  'serious-disease': readSeriousDisease,
  'medical-aid': readMedicalAid,
} as const satisfies Record<BenefitKind, (fields: Fields) => object>;

/** Reads the tree of a document. What it returns is a policy only if no problem was added. */
export function readPolicy(fields: Fields): Policy {
  const header = readHeader(fields);
  // Without a benefit that is known, nothing can be said about the other fields.
  if (!fields.has('benefit') || !BENEFIT_KINDS.includes(header.benefit)) return header as Policy;
  const policy = { ...header, ...READ[header.benefit](fields) };
  fields.finish();
  return policy as Policy;
}

export function idOf(header: Pick<Header, 'area' | 'scheme' | 'benefit' | 'from'>): PolicyId {
  return `${header.area}/${header.scheme}-${header.benefit}/${header.from}` as PolicyId;
}

function readHeader(fields: Fields): Header {
  const benefit = fields.word('benefit', BENEFIT_KINDS, 'policy.benefit_unknown');
  const area = fields.text('area') as AreaCode;
  if (area !== '' && !/^\d{6}$/.test(area)) {
    fields.add('policy.area_malformed', 'area', { value: area });
  }
  const header = {
    id: fields.text('id') as PolicyId,
    benefit,
    area,
    areaName: fields.text('areaName'),
    scheme: fields.word('scheme', SCHEMES),
    from: fields.day('from'),
    ...(fields.has('fromSource') && { fromSource: fields.source('fromSource') }),
    until: fields.has('until') ? fields.day('until') : null,
    title: fields.child('title', (title) => ({ zh: title.text('zh'), en: title.text('en') })) ?? {
      zh: '',
      en: '',
    },
  };
  if (header.until !== null && header.until <= header.from) {
    const { from, until } = header;
    fields.add('policy.validity_empty', 'until', { from, until });
  }
  return header;
}

function readGeneral(fields: Fields): Body<GeneralPolicy> {
  const choice = <Word extends string>(name: string, words: readonly [Word, ...Word[]]) =>
    fields.child(name, (child) => ({ is: child.word('is', words), source: child.source() })) ?? {
      is: words[0],
      source: '',
    };
  return {
    yearBegins: fields.child('yearBegins', (child) => ({
      month: child.count('month', 1, 12),
      source: child.source(),
    })) ?? { month: 1, source: '' },
    versionDay: choice('versionDay', ['discharge', 'admission']),
    crossYear: fields.child('crossYear', readCrossYear) ?? { is: 'discharge-year', source: '' },
    ...(fields.has('acrossSchemes') && {
      acrossSchemes: choice('acrossSchemes', ['by-day', 'discharge']),
    }),
    settlementPeriod: fields.child('settlementPeriod', (child) => ({
      days: child.countOrNone('days', 1, 3660),
      source: child.source(),
    })) ?? { days: null, source: '' },
    earlierReversal: choice('earlierReversal', ['refuse', 'cascade']),
    groupInStay: choice('groupInStay', ['best-of-stay', 'on-benefit-day']),
    rounding: fields.child('rounding', (child) => ({
      mode: child.word('mode', ['half-up', 'half-even', 'down']),
      at: child.word('at', ['layer', 'segment']),
      source: child.source(),
    })) ?? { mode: 'half-up', at: 'layer', source: '' },
    ownAccount: fields.child('ownAccount', (child) => ({
      pays: child.word('pays', ['all-personal', 'in-scope-only', 'nothing']),
      source: child.source(),
    })) ?? { pays: 'nothing', source: '' },
    ...(fields.has('accountOrder') && {
      accountOrder: choice('accountOrder', ['own-first', 'mutual-aid-first']),
    }),
    emergencyElsewhere: choice('emergencyElsewhere', ['paid', 'not-paid']),
    twoDiseasesBesideChronic: choice('twoDiseasesBesideChronic', ['allowed', 'refused']),
    ...readCare(fields),
  };
}

/** What documents of old say nothing of. */
function readCare(fields: Fields): Pick<GeneralPolicy, 'away' | 'recognition'> {
  const away = fields.has('away') ? fields.child('away', readAway) : null;
  const recognition = fields.has('recognition')
    ? fields.child('recognition', readRecognition)
    : null;
  return { ...(away && { away }), ...(recognition && { recognition }) };
}

function readCrossYear(fields: Fields): GeneralPolicy['crossYear'] {
  return {
    is: fields.word('is', ['discharge-year', 'split']),
    ...(fields.has('deductible') && {
      deductible: fields.word('deductible', ['once', 'each-part']),
    }),
    source: fields.source(),
  };
}

function readQuota(fields: Fields): Body<QuotaPolicy> {
  const rows = fields.list('rows', (row) => {
    const condition = readCondition(row);
    if (!condition.diseases) row.add('policy.disease_missing', '');
    return {
      ...condition,
      quota: row.amount('quota'),
      personRate: row.rate('personRate'),
      source: row.source(),
    };
  });
  if (rows.length === 0) fields.add('policy.list_empty', 'rows');
  return { rows };
}

const NO_DEDUCTIBLE: VisitPolicy['deductible'] = {
  per: 'none',
  rows: [],
  later: [],
  referralUp: 'full',
  referralDown: 'full',
};
