import type { RejectionKind } from '../../kernel/rejection.ts';

const refusal = <Code extends `national.${string}`>(code: Code) =>
  ({ code, status: 400 }) as const satisfies RejectionKind;

export const WRONG_ENCODING = refusal('national.wrong_encoding');
export const NOT_JSON = refusal('national.not_json');
export const DUPLICATE_KEY = refusal('national.duplicate_key');
export const TOO_DEEP = refusal('national.too_deep');
export const TOO_LARGE = {
  code: 'national.too_large',
  status: 413,
} as const satisfies RejectionKind;
export const ENVELOPE_FIELD = refusal('national.envelope_field');
export const UNKNOWN_TRANSACTION = refusal('national.unknown_transaction');
export const NOT_OFFERED = refusal('national.not_offered');
export const UNKNOWN_AREA = refusal('national.unknown_area');
export const INSURED_ELSEWHERE = refusal('national.insured_elsewhere');
export const UNKNOWN_PROVIDER = refusal('national.unknown_provider');
export const OTHER_PROVIDER = {
  code: 'national.other_provider',
  status: 403,
} as const satisfies RejectionKind;
export const SIGNATURE_MISSING = refusal('national.signature_missing');
export const SIGNATURE_DIFFERS = refusal('national.signature_differs');
export const ENCRYPTION_MISSING = refusal('national.encryption_missing');
export const ENCRYPTION_KEY_MISSING = refusal('national.encryption_key_missing');
export const CIPHERTEXT_DIFFERS = refusal('national.ciphertext_differs');
export const PHARMACIES_ONLY = {
  code: 'national.pharmacies_only',
  status: 403,
} as const satisfies RejectionKind;
export const NOT_SIGNED_IN = refusal('national.not_signed_in');
export const SIGN_IN_ENDED = refusal('national.sign_in_ended');
export const NODE_MISSING = refusal('national.node_missing');
export const NODE_SHAPE = refusal('national.node_shape');
export const TOO_MANY_ROWS = refusal('national.too_many_rows');
export const FIELD_MISSING = refusal('national.field_missing');
export const FIELD_TYPE = refusal('national.field_type');
export const FIELD_TOO_LONG = refusal('national.field_too_long');
export const FIELD_RULE = refusal('national.field_rule');
export const UNKNOWN_CODE = refusal('national.unknown_code');
export const KEY_REUSED = {
  code: 'national.key_reused',
  status: 409,
} as const satisfies RejectionKind;
export const UNKNOWN_FILE = {
  code: 'national.unknown_file',
  status: 404,
} as const satisfies RejectionKind;
export const FILE_NOT_ZIP = refusal('national.file_not_zip');
export const UNKNOWN_MESSAGE = {
  code: 'national.unknown_message',
  status: 404,
} as const satisfies RejectionKind;
export const BAD_DAY = refusal('national.bad_day');
