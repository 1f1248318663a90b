import type { Fields } from './fields.ts';
import type { ExtraAid, MedicalAidPolicy } from './model.ts';
import type { Body } from './read-layers.ts';
import { readBands } from './read-rows.ts';
import { FILINGS, VISIT_KINDS } from './words.ts';

/** Under this name the year keeps what extra aid has used, so no purse may have it beside one. */
const EXTRA_KEY = 'extra';

export function readMedicalAid(fields: Fields): Body<MedicalAidPolicy> {
  const purses = fields.list('purses', readPurse);
  if (purses.length === 0) fields.add('policy.list_empty', 'purses');
  const paid = new Map<string, string>();
  purses.forEach(({ key, visits }, index) => {
    for (const visit of visits) {
      const by = paid.get(visit);
      if (by === undefined) paid.set(visit, key);
      else
        fields.add('policy.visit_repeated', `purses[${index}].visits`, { value: visit, key: by });
    }
  });
  const outOfArea = fields.has('outOfArea') ? fields.child('outOfArea', readAidOutside) : null;
  const extra = fields.has('extra') ? fields.child('extra', readExtra) : null;
  if (extra) refuseKeyOfExtra(fields, purses);
  return {
    purses,
    yearly: fields.has('yearly') ? fields.child('yearly', readYearly) : null,
    ...(outOfArea && { outOfArea }),
    ...(extra && { extra }),
  };
}

/** Both kinds of aid keep their totals by key. */
function refuseKeyOfExtra(fields: Fields, purses: MedicalAidPolicy['purses']): void {
  purses.forEach(({ key }, index) => {
    if (key === EXTRA_KEY) fields.add('policy.key_reserved', `purses[${index}].key`, { key });
  });
}

function readPurse(fields: Fields): MedicalAidPolicy['purses'][number] {
  const classes = fields.list('classes', (row) => ({
    group: row.text('group'),
    deductible: row.amount('deductible'),
    rate: row.rate('rate'),
    cap: row.amountOrNone('cap'),
    source: row.source(),
  }));
  if (classes.length === 0) fields.add('policy.list_empty', 'classes');
  classes.forEach(({ group }, index) => {
    if (group === '' || classes.findIndex((each) => each.group === group) === index) return;
    fields.add('policy.word_repeated', `classes[${index}].group`, { value: group });
  });
  return {
    key: fields.code('key'),
    visits: fields.words('visits', VISIT_KINDS),
    ...(fields.has('per') && { per: fields.word('per', ['year', 'settlement']) }),
    ...(fields.has('source') && { source: fields.source() }),
    classes,
  };
}

function readYearly(fields: Fields): NonNullable<MedicalAidPolicy['yearly']> {
  return {
    group: fields.text('group'),
    bands: readBands(fields, 'bands'),
    cap: fields.amountOrNone('cap'),
    source: fields.source(),
  };
}

function readAidOutside(fields: Fields): NonNullable<MedicalAidPolicy['outOfArea']> {
  return { filings: fields.words('filings', FILINGS), source: fields.source() };
}

function readExtra(fields: Fields): ExtraAid {
  return {
    groups: fields.codes('groups'),
    visits: fields.words('visits', VISIT_KINDS),
    over: fields.amount('over'),
    rate: fields.rate('rate'),
    cap: fields.amountOrNone('cap'),
    properReferralOnly: fields.yesNo('properReferralOnly'),
    source: fields.source(),
  };
}
