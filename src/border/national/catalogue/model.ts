import type { VisitKind } from '../../../rules/policy/index.ts';
import type { GatewayStyle, TransactionNumber } from '../model.ts';

export type FieldType = 'text' | 'number' | 'day' | 'moment' | 'flag' | 'bytes' | 'node';
export type FieldSpec = {
  readonly code: string;
  readonly term: string; // our name, camelCase
  readonly zh: string;
  readonly type: FieldType;
  readonly length: number | null;
  readonly places: number;
  /** `stated`: the printed table says required, the baseline tolerates its absence. */
  readonly need: 'must' | 'stated' | 'may';
  /** Dictionary; `open` ones also accept local codes that begin with a known one. */
  readonly codes: { readonly dictionary: string; readonly open: boolean } | null;
};
export type NodeSpec = {
  readonly path: string; // 'data', 'data.stastinfo', '' for the root
  readonly rows: 'one' | 'many';
  readonly fields: readonly FieldSpec[];
};
export type TransactionSpec = {
  readonly number: TransactionNumber;
  readonly zh: string;
  readonly en: string;
  readonly family: string;
  readonly input: readonly NodeSpec[];
  readonly output: readonly NodeSpec[];
  /** `national/answers.tsv`: fields that real platforms answer beyond the tables, and their spelling. */
  readonly extras: readonly {
    readonly path: string;
    readonly code: string;
    readonly like: string | null;
  }[];
};
export type Catalogue = {
  readonly find: (number: string) => TransactionSpec | null;
  readonly numberOfPath: (path: string) => TransactionNumber | null;
  readonly dictionary: (name: string) => ReadonlyMap<string, string> | null;
  /** Other spellings of a code, by its folded form (`fold.ts`): the codes that it may stand for. */
  readonly aliases: (number: string) => ReadonlyMap<string, readonly string[]>;
  readonly all: () => readonly TransactionSpec[];
};

/**
 * `national/terms/*.tsv`: our words and the interface's codes. Several words may have one code, and several codes
 * one word; then the first line counts. `pool.*` stands for all words that begin so, `*` for any.
 */
export type TermTables = {
  /** A code without a word of ours, and a visit that is not offered here, are null. */
  readonly visitKindOf: (medicalType: string, disease: string | null) => VisitKind | null;
  /** Our disease of a national code or of our own word; of a code that two benefits share, that of the kind. */
  readonly diseaseOf: (code: string, kind?: VisitKind | null) => string | null;
  /** Under which benefit a disease is recognised; a code that two share is that of the first line. */
  readonly recognitionOf: (code: string) => {
    readonly kind: 'chronic' | 'special' | 'two-diseases';
    readonly disease: string;
  } | null;
  readonly toCode: (table: TermTable, word: string) => string;
  readonly toWord: (table: TermTable, code: string) => string | null;
  /** What a clerk reads for the word. */
  readonly nameOf: (table: TermTable, word: string) => string;
};
export const TERM_TABLES = [
  'scheme',
  'sex',
  'group',
  'disease',
  'standing',
  'person-kind',
  'provider-kind',
  'hospital-grade',
  'visit-kind',
  'fund',
  'cumulative',
  'gate',
  'id-kind',
  'credential',
  'provider-use',
] as const;
export type TermTable = (typeof TERM_TABLES)[number];

/** `input-sorted`: keys in the order of their characters at every depth, no space between. */
export const SIGNED_TEXTS = ['input-as-sent', 'input-sorted'] as const;
export const ENCRYPTIONS = ['none', 'sm4-output', 'sm4-both'] as const;
/** `cbc`: the first block is the start vector. Padded as PKCS #7 says. */
export const CIPHER_MODES = ['ecb', 'cbc'] as const;
export const CIPHER_TEXTS = ['hex', 'base64'] as const;
export type CipherMode = (typeof CIPHER_MODES)[number];
export type CipherText = (typeof CIPHER_TEXTS)[number];

/** `national/profiles/<name>.yaml`, laid over `national/baseline.yaml`; chosen by the area. */
export type Profile = {
  readonly name: string;
  readonly areas: readonly string[];
  readonly styles: readonly GatewayStyle[];
  readonly gatewayStatus: 200 | 401;
  readonly clockSkewSeconds: number;
  readonly enforceSignIn: boolean;
  readonly signature: {
    readonly required: boolean;
    readonly over: (typeof SIGNED_TEXTS)[number];
  };
  readonly encryption: (typeof ENCRYPTIONS)[number];
  /** How SM4 is used where `encryption` asks for it. */
  readonly cipher: { readonly mode: CipherMode; readonly text: CipherText };
  /** 广东: the own account is counted into the funds' sum. */
  readonly accountInFundSum: boolean;
  /** Where the four parts must come back in 2207 and 2304. */
  readonly echoSplit: 'if-sent' | 'required';
  /** How long results of examinations are recognised while the area has loaded no list of recognised items. */
  readonly recognitionDays: number;
  /** Codes of diagnoses and operations outside a list that was loaded completely: refused, or kept as sent. */
  readonly checkCodes: 'listed' | 'as-sent';
  /** Differences of fields: `'2206.data.certno': { need: 'must', length: 18 }`. */
  readonly fields: Readonly<Record<string, Partial<Pick<FieldSpec, 'need' | 'length' | 'codes'>>>>;
  readonly extraCodes: Readonly<Record<string, readonly string[]>>;
};
