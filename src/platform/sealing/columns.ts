import { isSealed, type Sealer } from '../seal.ts';
import { EITHER_IN_SQL, holdsPersonalNumber } from './personal-numbers.ts';

type Value = string | Buffer | null;
export type Values = Readonly<Record<string, Value>>;

/**
 * Where sealed values stand: one entry a table. Sealing what older versions wrote in plain, changing keys and the
 * proof go through this list, so that a column that is added here is covered by all three.
 */
export type SealedColumn = {
  readonly table: string;
  /** The row's key with its types; its texts joined by `/` are the row in contexts. */
  readonly keys: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, 'text' | 'bytea'>>;
  /** Rows with anything at all for this entry. */
  readonly filled: string;
  /** Rows that may hold something in plain. */
  readonly plain: string;
  /** Whether `plain` is answered by an index; else it is asked once in the life of an area. */
  readonly plainIsCheap: boolean;
  /** Rows that may hold something sealed with another key than `$1`, the beginning of what is sealed now. */
  readonly old: string;
  /** What tells that a row was changed by somebody else meanwhile; absent: all columns. */
  readonly guard?: readonly string[];
  readonly batch: number;
  /** Opens the row's values, which fails where one was changed or moved; else what is wrong with it in words. */
  readonly wrong: (sealer: Sealer, row: string, values: Values) => string | null;
  /** The row as it has to be now. */
  readonly renew: (sealer: Sealer, row: string, values: Values) => Values;
};

const ROWS = 1_000;
const FILES = 8;

export const PERSON_ID_NUMBER = 'person.id_number';
export const PERSON_PHONE = 'person.phone';
export const PAY_ACCOUNT_NUMBER = 'pay_account.number';
export const PERSON_ACCOUNT_HOLDER = 'person_payment_account.holder';
export const PERSON_ACCOUNT_NUMBER = 'person_payment_account.number';
export const GATEWAY_SECRET = 'gateway_key.secret_sealed';
export const KEPT_ANSWER = 'request.answer';
export const SETTLEMENT_LIST = 'settlement_list_version.document';
export const CLINICAL_DOCUMENT = 'clinical_document.document';
export const FILING = 'filing.particulars';
export const FACTOR_SECRET = 'staff_account.factor_secret';
export const STORED_FILE = 'stored_file.bytes';
export const CASE_FORM = 'matter_case.form';
export const CASE_APPLICANT = 'matter_case.applicant';
export const BATCH_APPLICANT = 'matter_batch.applicant';
export const BATCH_ROW_CONTENT = 'matter_batch_row.content';
export const BATCH_ROW_ANSWER = 'matter_batch_row.answer';
export const NOTICE_ADDRESS = 'notice.address';
export const REGISTRATION_PHONE = 'registration.particulars.phone';
export const PERSON_CHANGE = 'person_change.content';
export const CERTIFICATE = 'certificate.document';
export const FEED_PART = 'feed_part.content';
export const OUTGOING_LETTER = 'outgoing_letter.document';
export const DEPARTMENT_PHONE = 'department.particulars.headPhone';

const IN_PLAIN = 'it stands in plain';
const MARK_DIFFERS = 'its mark is not that of the number';

/** Context of one row's value. */
export function sealedIn(column: string, ...row: readonly string[]): string {
  return `${column}:${row.join('/')}`;
}

export const SEALED_COLUMNS: readonly SealedColumn[] = [
  {
    table: 'person',
    keys: { id: 'text' },
    columns: {
      ...{ id_number: 'text', id_number_sealed: 'text', id_mark: 'text' },
      ...{ phone: 'text', phone_sealed: 'text' },
    },
    filled: 'true',
    plain: 'id_number is not null or phone is not null',
    plainIsCheap: true,
    old: 'not starts_with(id_number_sealed, $1) or not starts_with(phone_sealed, $1)',
    batch: ROWS,
    wrong(sealer, row, { id_number, id_number_sealed, id_mark, phone, phone_sealed }) {
      if (id_number !== null || phone !== null) return IN_PLAIN;
      if (phone_sealed !== null) sealer.open(phone_sealed as string, sealedIn(PERSON_PHONE, row));
      if (id_number_sealed === null) return id_mark === null ? null : MARK_DIFFERS;
      const number = sealer.open(id_number_sealed as string, sealedIn(PERSON_ID_NUMBER, row));
      return sealer.marks(number, PERSON_ID_NUMBER).includes(id_mark as string)
        ? null
        : MARK_DIFFERS;
    },
    renew(sealer, row, { id_number, id_number_sealed, phone, phone_sealed }) {
      const number = renewText(sealer, sealedIn(PERSON_ID_NUMBER, row), [
        id_number_sealed,
        id_number,
      ]);
      return {
        id_number: null,
        id_number_sealed: number.sealed,
        id_mark: number.text === null ? null : sealer.mark(number.text, PERSON_ID_NUMBER),
        phone: null,
        phone_sealed: renewText(sealer, sealedIn(PERSON_PHONE, row), [phone_sealed, phone]).sealed,
      };
    },
  },
  {
    table: 'pay_account',
    keys: { id: 'uuid' },
    columns: { number: 'text', number_sealed: 'text' },
    filled: 'true',
    plain: 'number is not null',
    plainIsCheap: true,
    old: 'not starts_with(number_sealed, $1)',
    batch: ROWS,
    wrong(sealer, row, { number, number_sealed }) {
      if (number !== null || number_sealed === null) return IN_PLAIN;
      sealer.open(number_sealed as string, sealedIn(PAY_ACCOUNT_NUMBER, row));
      return null;
    },
    renew: (sealer, row, { number, number_sealed }) => ({
      number: null,
      number_sealed: renewText(sealer, sealedIn(PAY_ACCOUNT_NUMBER, row), [number_sealed, number])
        .sealed,
    }),
  },
  {
    table: 'person_payment_account',
    keys: { id: 'uuid' },
    columns: { holder_sealed: 'text', number_sealed: 'text' },
    filled: 'true',
    plain: 'false',
    plainIsCheap: true,
    old: 'not starts_with(holder_sealed, $1) or not starts_with(number_sealed, $1)',
    batch: ROWS,
    wrong(sealer, row, { holder_sealed, number_sealed }) {
      sealer.open(holder_sealed as string, sealedIn(PERSON_ACCOUNT_HOLDER, row));
      sealer.open(number_sealed as string, sealedIn(PERSON_ACCOUNT_NUMBER, row));
      return null;
    },
    renew: (sealer, row, { holder_sealed, number_sealed }) => ({
      holder_sealed: renewText(sealer, sealedIn(PERSON_ACCOUNT_HOLDER, row), [holder_sealed, null])
        .sealed,
      number_sealed: renewText(sealer, sealedIn(PERSON_ACCOUNT_NUMBER, row), [number_sealed, null])
        .sealed,
    }),
  },
  {
    table: 'gateway_key',
    keys: { style: 'text', access_key: 'text' },
    columns: { secret_sealed: 'text' },
    filled: 'secret_sealed is not null',
    plain: 'false',
    plainIsCheap: true,
    old: 'not starts_with(secret_sealed, $1)',
    batch: ROWS,
    wrong(sealer, row, { secret_sealed }) {
      sealer.open(secret_sealed as string, sealedIn(GATEWAY_SECRET, row));
      return null;
    },
    renew: (sealer, row, { secret_sealed }) => ({
      secret_sealed: renewText(sealer, sealedIn(GATEWAY_SECRET, row), [secret_sealed, null]).sealed,
    }),
  },
  wholeText({
    table: 'request',
    keys: { provider_id: 'text', transaction: 'text', key: 'text' },
    column: 'answer',
    context: KEPT_ANSWER,
  }),
  wholeText({
    table: 'settlement_list_version',
    keys: { list_id: 'bigint', version: 'integer' },
    column: 'document',
    context: SETTLEMENT_LIST,
  }),
  wholeText({
    table: 'clinical_document',
    keys: { id: 'uuid' },
    column: 'document',
    context: CLINICAL_DOCUMENT,
  }),
  wholeText({
    table: 'filing',
    keys: { id: 'uuid' },
    column: 'particulars',
    context: FILING,
  }),
  ...(
    [
      ['person_change', 'content', PERSON_CHANGE],
      ['certificate', 'document', CERTIFICATE],
      ['outgoing_letter', 'document', OUTGOING_LETTER],
    ] as const
  ).map(([table, column, context]) => wholeText({ table, keys: { id: 'uuid' }, column, context })),
  sealedTexts('matter_case', { id: 'uuid' }, { form: CASE_FORM, applicant: CASE_APPLICANT }),
  sealedTexts('matter_batch', { id: 'uuid' }, { applicant: BATCH_APPLICANT }),
  sealedTexts(
    'matter_batch_row',
    { batch_id: 'uuid', line: 'integer' },
    { content: BATCH_ROW_CONTENT, answer: BATCH_ROW_ANSWER },
  ),
  sealedTexts('feed_part', { feed_id: 'uuid', part: 'integer' }, { content: FEED_PART }),
  {
    table: 'notice',
    keys: { id: 'uuid' },
    columns: { address: 'text' },
    filled: 'address is not null',
    plain: `address is not null and address !~ '^[amk][0-9]+:'`,
    plainIsCheap: false,
    old: 'not starts_with(address, $1)',
    batch: ROWS,
    wrong(sealer, row, { address }) {
      if (!isSealed(address as string)) return IN_PLAIN;
      sealer.open(address as string, sealedIn(NOTICE_ADDRESS, row));
      return null;
    },
    renew: (sealer, row, { address }) => ({
      address: renewText(sealer, sealedIn(NOTICE_ADDRESS, row), [address, null]).sealed,
    }),
  },
  member({
    table: 'registration',
    keys: { id: 'text' },
    name: 'phone',
    context: REGISTRATION_PHONE,
  }),
  member({
    table: 'department',
    keys: { id: 'uuid' },
    name: 'headPhone',
    context: DEPARTMENT_PHONE,
  }),
  {
    table: 'stored_file',
    keys: { id: 'uuid' },
    columns: { bytes: 'bytea', sealed_by: 'text' },
    filled: 'sealed_by is not null or provider_id is not null',
    plain: 'sealed_by is null and provider_id is not null',
    plainIsCheap: true,
    old: `sealed_by || ':' <> $1`,
    guard: ['sealed_by'],
    batch: FILES,
    wrong(sealer, row, { bytes, sealed_by }) {
      if (sealed_by === null) return IN_PLAIN;
      const sealed = { bytes: bytes as Buffer, sealedBy: sealed_by as string };
      sealer.openBytes(sealed, sealedIn(STORED_FILE, row));
      return null;
    },
    renew(sealer, row, values) {
      const context = sealedIn(STORED_FILE, row);
      const kept = values.bytes as Buffer;
      const sealedBy = values.sealed_by as string | null;
      if (sealedBy !== null && `${sealedBy}:` === sealer.head()) return values;
      const plain = sealedBy === null ? kept : sealer.openBytes({ bytes: kept, sealedBy }, context);
      const sealed = sealer.sealBytes(plain, context);
      return { bytes: sealed.bytes, sealed_by: sealed.sealedBy };
    },
  },
];

/** What areas share: the secrets of second factors. An offered one becomes that of the account as it stands. */
export const SEALED_IN_NATION: readonly SealedColumn[] = [
  secret({ table: 'staff_account', keys: { name: 'text' }, column: 'factor_secret' }),
  secret({ table: 'session', keys: { id: 'uuid' }, column: 'offered_secret', of: 'account' }),
];

type Member = Pick<SealedColumn, 'table' | 'keys'> & {
  readonly name: string;
  readonly context: string;
};

/** One member of the JSON in `particulars`. */
function member({ table, keys, name, context }: Member): SealedColumn {
  const holds = `particulars like '%"${name}":%'`;
  return {
    ...{ table, keys, columns: { particulars: 'text' } },
    filled: holds,
    plain: `${holds} and particulars !~ '"${name}":"[amk][0-9]+:'`,
    plainIsCheap: false,
    old: `${holds} and position('"${name}":"' || $1 in particulars) = 0`,
    batch: ROWS,
    wrong(sealer, row, { particulars }) {
      const said = JSON.parse(particulars as string) as Record<string, string>;
      const kept = said[name];
      if (!kept) return null;
      if (!isSealed(kept)) return IN_PLAIN;
      sealer.open(kept, sealedIn(context, row));
      return null;
    },
    renew(sealer, row, { particulars }) {
      const said = JSON.parse(particulars as string) as Record<string, string>;
      const kept = said[name];
      if (!kept) return { particulars: particulars as string };
      const { sealed } = renewText(sealer, sealedIn(context, row), [kept, null]);
      return { particulars: JSON.stringify({ ...said, [name]: sealed }) };
    },
  };
}

type Whole = Pick<SealedColumn, 'table' | 'keys'> & {
  readonly column: string;
  readonly context: string;
};

/** A text that is sealed as a whole when it holds a number of a person, and else stands as it is. */
function wholeText({ table, keys, column, context }: Whole): SealedColumn {
  return {
    ...{ table, keys, columns: { [column]: 'text' } },
    filled: `${column} ~ '^[amk][0-9]+:'`,
    plain: `${column} ~ '${EITHER_IN_SQL}' and ${column} !~ '^[amk][0-9]+:'`,
    plainIsCheap: false,
    old: `${column} ~ '^[amk][0-9]+:' and not starts_with(${column}, $1)`,
    batch: ROWS,
    wrong(sealer, row, values) {
      sealer.open(values[column] as string, sealedIn(context, row));
      return null;
    },
    renew: (sealer, row, values) => ({
      [column]: renewWhereNeeded(sealer, sealedIn(context, row), values[column] as string),
    }),
  };
}

/** Texts that are sealed always, each where it is not null, by column with its context. */
function sealedTexts(
  table: string,
  keys: SealedColumn['keys'],
  contexts: Readonly<Record<string, string>>,
): SealedColumn {
  const columns = Object.keys(contexts);
  return {
    ...{ table, keys, filled: 'true', plainIsCheap: false, batch: ROWS },
    columns: Object.fromEntries(columns.map((column) => [column, 'text'])),
    plain: columns.map((column) => `${column} !~ '^[amk][0-9]+:'`).join(' or '),
    old: columns.map((column) => `not starts_with(${column}, $1)`).join(' or '),
    wrong(sealer, row, values) {
      for (const [column, context] of Object.entries(contexts)) {
        const kept = (values[column] ?? null) as string | null;
        if (kept === null) continue;
        if (!isSealed(kept)) return IN_PLAIN;
        sealer.open(kept, sealedIn(context, row));
      }
      return null;
    },
    renew: (sealer, row, values) =>
      Object.fromEntries(
        Object.entries(contexts).map(([column, context]) => [
          column,
          renewText(sealer, sealedIn(context, row), [values[column], null]).sealed,
        ]),
      ),
  };
}

/** For a column of `wholeText`, when it is written. */
export function sealWhereNeeded(sealer: Sealer, text: string, context: string): string {
  return holdsPersonalNumber(text) ? sealer.seal(text, context) : text;
}

type Secret = Pick<SealedColumn, 'table' | 'keys'> & {
  readonly column: string;
  /** The column that says whose it is; absent: the key. */
  readonly of?: string;
};

function secret({ table, keys, column, of }: Secret): SealedColumn {
  const contextOf = (row: string, values: Values) =>
    sealedIn(FACTOR_SECRET, of === undefined ? row : (values[of] as string));
  return {
    ...{ table, keys, columns: { [column]: 'text', ...(of !== undefined && { [of]: 'text' }) } },
    filled: `${column} is not null`,
    plain: 'false',
    plainIsCheap: true,
    old: `not starts_with(${column}, $1)`,
    batch: ROWS,
    wrong(sealer, row, values) {
      sealer.open(values[column] as string, contextOf(row, values));
      return null;
    },
    renew(sealer, row, values) {
      const kept = [values[column], null] as const;
      return { ...values, [column]: renewText(sealer, contextOf(row, values), kept).sealed };
    },
  };
}

type Kept = readonly [sealed: Value | undefined, plain: Value | undefined];

/** What is sealed counts before what stands in plain beside it. Of what is sealed already nothing changes. */
function renewText(sealer: Sealer, context: string, [sealed, plain]: Kept) {
  const kept = (sealed ?? plain ?? null) as string | null;
  if (kept === null) return { text: null, sealed: null };
  const text = sealer.read(kept, context);
  return { text, sealed: kept.startsWith(sealer.head()) ? kept : sealer.seal(text, context) };
}

function renewWhereNeeded(sealer: Sealer, context: string, kept: string): string {
  if (isSealed(kept)) return renewText(sealer, context, [kept, null]).sealed as string;
  return sealWhereNeeded(sealer, kept, context);
}
