/** Turns a pack of a cases file into the product's own policy documents. */
import { day } from '../../src/kernel/days.ts';
import type { AreaCode, PolicyId } from '../../src/kernel/ids.ts';
import type {
  GeneralPolicy,
  PolicySet,
  QuotaPolicy,
  Scheme,
  VisitPolicy,
} from '../../src/rules/policy/index.ts';
import { type HeaderOf, SOURCE } from './document-header.ts';
import {
  child,
  expectKeys,
  type Fields,
  FormatError,
  fieldsOf,
  has,
  type JsonObject,
  money,
  rate,
  textOr,
  texts,
  whole,
  withOverride,
} from './fields.ts';
import { readAid } from './read-aid.ts';
import { readLargeAmount, readSeriousDisease } from './read-layers.ts';
import {
  readChronic,
  readInpatient,
  readOutpatient,
  readSpecial,
  readTwoDiseases,
} from './read-visits.ts';

const KNOWN = [
  'region',
  'regionName',
  'scheme',
  'benefitYear',
  'effectiveFrom',
  'effectiveTo',
  'provenance',
  'inpatient',
  'outpatient',
  'chronic',
  'special',
  'twoDisease',
  'serious',
  'aid',
  'large',
  'quota',
  'crossYear',
  'settlementPeriodDays',
  'kind',
  'title',
  'name',
  'note',
];

export type Packs = Readonly<Record<string, JsonObject>>;

/** The documents of a pack, with single values replaced as the case's variant says. */
export function readPack(packs: Packs, name: string, variant: JsonObject): PolicySet {
  const pack = fieldsOf(overridden(packs, name, variant), `pack ${name}`);
  expectKeys(pack, KNOWN);
  const header = headerOf(pack, name);
  return {
    hash: name,
    area: areaOf(pack),
    scheme: schemeOf(pack),
    general: readGeneral(pack, header),
    visits: readVisits(pack, header),
    quota: has(pack, 'quota') ? readQuota(child(pack, 'quota'), header) : null,
    largeAmount: has(pack, 'large') ? readLargeAmount(child(pack, 'large'), header) : null,
    seriousDisease: has(pack, 'serious')
      ? readSeriousDisease(child(pack, 'serious'), header)
      : null,
    medicalAid: has(pack, 'aid') ? readAid(aidPackOf(packs, pack), header) : null,
  };
}

/** A pack names its aid pack; a variant may replace a value inside it (`aid.cap`). */
function overridden(packs: Packs, name: string, variant: JsonObject): JsonObject {
  const pack = packs[name];
  if (!pack) throw new FormatError(`pack ${name} is not in the file`);
  let result = pack;
  for (const [path, value] of Object.entries(variant)) {
    const aid = result.aid;
    if (path.startsWith('aid.') && typeof aid === 'string') {
      result = { ...result, aid: packs[aid] ?? null };
    }
    result = withOverride(result, path, value);
  }
  return result;
}

function aidPackOf(packs: Packs, pack: Fields): Fields {
  const aid = pack.object.aid;
  if (typeof aid !== 'string') return child(pack, 'aid');
  if (!packs[aid]) throw new FormatError(`pack ${aid} is not in the file`);
  return fieldsOf(packs[aid], `pack ${aid}`);
}

function areaOf(pack: Fields): AreaCode {
  return textOr(pack, 'region', '000000') as AreaCode;
}

function schemeOf(pack: Fields): Scheme {
  const scheme = textOr(pack, 'scheme', 'any');
  if (scheme === 'any') return 'resident';
  if (scheme === 'resident' || scheme === 'employee') return scheme;
  throw new FormatError(`${pack.where}.scheme is ${scheme}`);
}

function headerOf(pack: Fields, name: string): HeaderOf {
  const area = areaOf(pack);
  const scheme = schemeOf(pack);
  const from = day(textOr(pack, 'effectiveFrom', '2000-01-01'));
  return (benefit) => ({
    id: `${area}/${scheme}-${benefit}/${from}` as PolicyId,
    benefit,
    area,
    areaName: textOr(pack, 'regionName', name),
    scheme,
    from,
    until: null,
    title: { zh: name, en: name },
  });
}

function readGeneral(pack: Fields, header: HeaderOf): GeneralPolicy {
  const year = textOr(pack, 'benefitYear', 'natural');
  if (year !== 'natural') throw new FormatError(`${pack.where}.benefitYear is ${year}`);
  const crossYear = textOr(pack, 'crossYear', 'discharge-year');
  return {
    ...header('general'),
    yearBegins: { month: 1, source: SOURCE },
    versionDay: { is: 'discharge', source: SOURCE },
    crossYear: { is: crossYear === 'split' ? 'split' : 'discharge-year', source: SOURCE },
    settlementPeriod: {
      days: has(pack, 'settlementPeriodDays') ? whole(pack, 'settlementPeriodDays') : null,
      source: SOURCE,
    },
    earlierReversal: { is: 'cascade', source: SOURCE },
    groupInStay: { is: 'best-of-stay', source: SOURCE },
    rounding: { mode: 'half-up', at: 'layer', source: SOURCE },
    ownAccount: { pays: 'all-personal', source: SOURCE },
    emergencyElsewhere: { is: 'paid', source: SOURCE },
    twoDiseasesBesideChronic: { is: 'refused', source: SOURCE },
  };
}

function readVisits(pack: Fields, header: HeaderOf): PolicySet['visits'] {
  const visits: Partial<Record<VisitPolicy['benefit'], VisitPolicy>> = {};
  if (has(pack, 'inpatient')) visits.inpatient = readInpatient(pack, header);
  if (has(pack, 'outpatient')) visits.outpatient = readOutpatient(pack, header);
  if (has(pack, 'chronic')) visits.chronic = readChronic(pack, header);
  if (has(pack, 'special')) visits.special = readSpecial(pack, header);
  if (has(pack, 'twoDisease')) visits['two-diseases'] = readTwoDiseases(pack, header);
  return visits;
}

function readQuota(quota: Fields, header: HeaderOf): QuotaPolicy {
  expectKeys(quota, ['diseases', 'amount', 'patientBp', 'patientBase', 'surplus', 'overrun']);
  const base = textOr(quota, 'patientBase', 'min(quota,total)');
  if (base !== 'min(quota,total)') throw new FormatError(`${quota.where}.patientBase is ${base}`);
  return {
    ...header('disease-quota'),
    rows: [
      {
        diseases: texts(quota, 'diseases'),
        quota: money(quota, 'amount'),
        personRate: rate(quota, 'patientBp'),
        source: SOURCE,
      },
    ],
  };
}
