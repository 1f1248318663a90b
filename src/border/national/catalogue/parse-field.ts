import type { FieldSpec, FieldType } from './model.ts';

export type FieldRow = Readonly<Record<'code' | 'term' | 'zh' | 'type' | 'need' | 'codes', string>>;

const TYPES: Readonly<Record<string, FieldType>> = {
  t: 'text',
  n: 'number',
  d: 'day',
  m: 'moment',
  b: 'flag',
  x: 'bytes',
  o: 'node',
};

/** `t30`, `n16.2`, `d`, … and `insutype+` (open) or `gend` (closed) or `-`. */
export function parseField({ code, term, zh, type, need, codes }: FieldRow): FieldSpec {
  const [, letter = '', length, places] = /^([tndmbxo])(\d+)?(?:\.(\d+))?$/.exec(type) ?? [];
  const kind = TYPES[letter];
  if (!kind) throw new Error(`The field ${code} has the unknown type "${type}".`);
  if (need !== 'must' && need !== 'stated' && need !== 'may') {
    throw new Error(`The field ${code} is needed "${need}"; must, stated and may are known.`);
  }
  return {
    code,
    term,
    zh,
    type: kind,
    length: length === undefined ? null : Number(length),
    places: places === undefined ? 0 : Number(places),
    need,
    codes:
      codes === '-' ? null : { dictionary: codes.replace(/\+$/, ''), open: codes.endsWith('+') },
  };
}
