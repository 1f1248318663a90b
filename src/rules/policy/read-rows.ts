import type { Money } from '../../kernel/money.ts';
import { formatYuan, ZERO } from '../../kernel/money.ts';
import type { Fields } from './fields.ts';
import type {
  AmountRow,
  Band,
  Cap,
  Condition,
  Deductible,
  LaterAdmission,
  OutOfArea,
  RateRow,
  Transfer,
} from './model.ts';
import { FILINGS, LEVELS } from './words.ts';

const AGE_MOST = 150;
const CAP_KEY = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.\{disease\})?$/;

export function readCondition(fields: Fields): Condition {
  const condition = {
    ...(fields.has('levels') && { levels: fields.words('levels', LEVELS) }),
    ...(fields.has('retired') && { retired: fields.yesNo('retired') }),
    ...(fields.has('ageFrom') && { ageFrom: fields.count('ageFrom', 0, AGE_MOST) }),
    ...(fields.has('ageUnder') && { ageUnder: fields.count('ageUnder', 1, AGE_MOST) }),
    ...(fields.has('groups') && { groups: fields.codes('groups') }),
    ...(fields.has('diseases') && { diseases: fields.codes('diseases') }),
    ...(fields.has('procured') && { procured: fields.yesNo('procured') }),
    ...(fields.has('filings') && { filings: fields.words('filings', FILINGS) }),
  };
  const { ageFrom, ageUnder } = condition;
  if (ageFrom !== undefined && ageUnder !== undefined && ageFrom >= ageUnder) {
    fields.add('policy.ages_empty', '', { ageFrom: `${ageFrom}`, ageUnder: `${ageUnder}` });
  }
  return condition;
}

export function readAmountRow(fields: Fields): AmountRow {
  return { ...readCondition(fields), amount: fields.amount('amount'), source: fields.source() };
}

/** A scale. `from` may be written beside `upTo` for the reader's sake; it must then agree. */
export function readBands(fields: Fields, name: string): Band[] {
  let below = ZERO;
  let open = false;
  const bands = fields.list(name, (row): Band => {
    if (open) row.add('policy.band_open_too_early', '');
    checkFrom(row, below);
    const upTo = row.has('upTo') ? row.amountOrNone('upTo') : null;
    if (upTo !== null && upTo <= below) {
      row.add('policy.band_not_rising', '', { upTo: formatYuan(upTo), below: formatYuan(below) });
    }
    open = upTo === null;
    below = upTo ?? below;
    return { upTo, rate: row.rate('rate'), source: row.source() };
  });
  if (bands.length === 0) fields.add('policy.list_empty', name);
  if (bands.length > 0 && !open) {
    const last = `${name}[${bands.length - 1}]`;
    fields.add('policy.band_not_open', last, { upTo: formatYuan(below) });
  }
  return bands;
}

function checkFrom(row: Fields, below: Money): void {
  if (!row.has('from')) return;
  const from = row.amount('from');
  if (from === below) return;
  const facts = { from: formatYuan(from), below: formatYuan(below) };
  row.add(from > below ? 'policy.band_gap' : 'policy.band_overlap', '', facts);
}

export function readRates(fields: Fields): RateRow[] {
  const rows = fields.list('rates', (row): RateRow => {
    const condition = readCondition(row);
    const banded = row.has('bands');
    if (banded === row.has('rate')) row.add('policy.rate_or_bands', '');
    return banded
      ? { ...condition, bands: readBands(row, 'bands'), source: row.source() }
      : { ...condition, rate: row.rate('rate'), source: row.source() };
  });
  if (rows.length === 0) fields.add('policy.list_empty', 'rates');
  return rows;
}

export function readDeductible(fields: Fields): Deductible {
  const per = fields.word('per', ['visit', 'admission', 'year', 'none']);
  const rows = fields.has('rows')
    ? fields.list('rows', (row) => {
        const amountRow = readAmountRow(row);
        if (!row.has('key')) return amountRow;
        if (per !== 'year') row.add('policy.key_unused', 'key', { per });
        return { ...amountRow, key: row.code('key') };
      })
    : [];
  const transfer = fields.has('transfer') ? fields.child('transfer', readTransfer) : null;
  if (per === 'none' && rows.length > 0) fields.add('policy.rows_unused', 'rows');
  if (per !== 'none' && rows.length === 0) fields.add('policy.list_empty', 'rows');
  return {
    per,
    rows,
    later: fields.has('later') ? fields.list('later', readLater) : [],
    referralUp: fields.has('referralUp') ? fields.word('referralUp', ['continue', 'full']) : 'full',
    referralDown: fields.has('referralDown')
      ? fields.word('referralDown', ['waive', 'full'])
      : 'full',
    ...(transfer && { transfer }),
    ...(fields.has('source') && { source: fields.source() }),
  };
}

function readTransfer(fields: Fields): Transfer {
  const is = fields.word('is', ['one-stay', 'new-stay']);
  if (is === 'one-stay') {
    return {
      is,
      withinDays: fields.count('withinDays', 0, 30),
      ...(fields.has('insideOnly') && { insideOnly: fields.yesNo('insideOnly') }),
      source: fields.source(),
    };
  }
  for (const field of ['withinDays', 'insideOnly'].filter((name) => fields.has(name))) {
    fields.add('policy.mode_has_no_field', field, { mode: is, field });
  }
  return { is, source: fields.source() };
}

function readLater(row: Fields): LaterAdmission {
  const first = { ...readCondition(row), fromAdmission: row.count('fromAdmission', 2, 100) };
  const less = row.has('less');
  if (less === row.has('factor')) row.add('policy.factor_or_less', '');
  if (!less) {
    for (const field of ['each', 'floor'].filter((name) => row.has(name))) {
      row.add('policy.mode_has_no_field', field, { mode: 'factor', field });
    }
    return { ...first, factor: row.rate('factor'), source: row.source() };
  }
  return {
    ...first,
    less: row.amount('less'),
    ...(row.has('each') && { each: row.yesNo('each') }),
    ...(row.has('floor') && { floor: row.amount('floor') }),
    source: row.source(),
  };
}

export function readOutOfArea(fields: Fields): OutOfArea {
  const mode = fields.word('mode', ['points', 'factor', 'prior-self-pay']);
  const rows = fields.list('rows', (row) => ({
    ...readCondition(row),
    by: row.rate('by'),
    source: row.source(),
  }));
  if (rows.length === 0) fields.add('policy.list_empty', 'rows');
  return { mode, rows };
}

export function readCaps(fields: Fields): Cap[] {
  if (!fields.has('caps')) return [];
  return fields.list('caps', (cap) => {
    const key = cap.text('key');
    if (key !== '' && !CAP_KEY.test(key)) cap.add('policy.code_malformed', 'key', { value: key });
    const appliesTo = cap.has('appliesTo')
      ? cap.word('appliesTo', ['everyone', 'several-diseases'])
      : 'everyone';
    const rows = cap.list('rows', readAmountRow);
    if (rows.length === 0) cap.add('policy.list_empty', 'rows');
    return { key, rows, appliesTo };
  });
}
