import type { AwayRules, RecognisedKind, RecognitionRules } from './care-rules.ts';
import type { Fields } from './fields.ts';

const YEARS_MONTHS = 120;
/** 医保发〔2022〕22号 lets an area say more and not less. */
const TEMPORARY_LEAST = 6;

export function readAway(fields: Fields): AwayRules {
  const months = (name: 'temporary' | 'change', least: number) =>
    fields.child(name, (child) => ({
      months: child.count('months', least, YEARS_MONTHS),
      source: child.source(),
    })) ?? { months: least, source: '' };
  return {
    filing: choice(fields, 'filing', ['stated', 'recorded']),
    temporary: months('temporary', TEMPORARY_LEAST),
    change: months('change', 0),
    afterTheFact: choice(fields, 'afterTheFact', [
      'before-settlement',
      'before-discharge',
      'refused',
    ]),
    emergency: choice(fields, 'emergency', ['deemed-filed', 'to-be-filed']),
    home: choice(fields, 'home', ['as-home', 'as-referral']),
  };
}

const KINDS: readonly RecognisedKind[] = ['chronic', 'special', 'two-diseases'];

export function readRecognition(fields: Fields): RecognitionRules {
  const rows = fields.list('rows', (row) => ({
    ...(row.has('kinds') && { kinds: row.words('kinds', KINDS) }),
    ...(row.has('diseases') && { diseases: row.codes('diseases') }),
    months: row.countOrNone('months', 1, YEARS_MONTHS),
    source: row.source(),
  }));
  const last = rows.at(-1);
  if (rows.length === 0) fields.add('policy.list_empty', 'rows');
  // Every disease finds a row, so the last one is for all that the others do not name.
  else if (last?.kinds || last?.diseases) fields.add('policy.row_missing', 'rows', EVERY_DISEASE);
  return {
    ...(fields.has('lists') && {
      lists: fields.list('lists', (row) => ({
        kind: row.word('kind', KINDS),
        diseases: row.codes('diseases'),
        source: row.source(),
      })),
    }),
    rows,
    earlier: fields.child('earlier', (child) => ({
      months: child.count('months', 0, YEARS_MONTHS),
      source: child.source(),
    })) ?? { months: 0, source: '' },
    renewal: fields.child('renewal', (child) => ({
      months: child.count('months', 0, YEARS_MONTHS),
      review: child.word('review', ['as-first', 'none']),
      source: child.source(),
    })) ?? { months: 0, review: 'as-first', source: '' },
    ...(fields.has('byDischarge') && {
      byDischarge: fields.child('byDischarge', readDischarge) ?? NO_DISCHARGE,
    }),
    villagePrescribers: choice(fields, 'villagePrescribers', ['any', 'granted']),
  };
}

function readDischarge(child: Fields): NonNullable<RecognitionRules['byDischarge']> {
  return {
    months: child.count('months', 1, YEARS_MONTHS),
    rows: child.list('rows', (row) => ({
      diseases: row.codes('diseases'),
      diagnoses: row.codes('diagnoses'),
    })),
    source: child.source(),
  };
}

const NO_DISCHARGE = { months: 1, rows: [], source: '' };
const EVERY_DISEASE = { caseEn: 'any other disease', caseZh: '其他病种' };

function choice<Word extends string>(
  fields: Fields,
  name: string,
  words: readonly [Word, ...Word[]],
) {
  return (
    fields.child(name, (child) => ({ is: child.word('is', words), source: child.source() })) ?? {
      is: words[0],
      source: '',
    }
  );
}
