import type { FormValue, Matter } from '../../matters/index.ts';
import type { CodeNamed } from './model.ts';

type Field = Matter['fields'][number];
type Read = (text: string, field: Field, codeNamed: CodeNamed) => FormValue;

/**
 * An answer as people write it in a sheet. What cannot be read stays as it is: the form's own check refuses it and says
 * which it is.
 */
export function readCell(text: string, field: Field, codeNamed: CodeNamed): FormValue {
  const written = text.trim();
  if (written === '') return null;
  return (READ[field.kind] ?? asWritten)(written, field, codeNamed);
}

const asWritten: Read = (text) => text;
const named: Read = (text, { kind }, codeNamed) => codeNamed(kind, text) ?? text;
const withoutSpaces: Read = (text) => text.replace(/\s/g, '');
const amount: Read = (text) => text.replace(/[\s,，¥￥元]/g, '');

const READ: Readonly<Partial<Record<Field['kind'], Read>>> = {
  day: readDay,
  number: amount,
  money: amount,
  choice: readChoice,
  'yes-no': readYesNo,
  place: named,
  county: readChoice,
  // Its choice names the county as well, which is an answer of its own.
  township: (text, field) => readChoice(text, field).split('/').at(-1) ?? text,
  disease: named,
  group: named,
  phone: withoutSpaces,
  'id-number': (text) => text.replace(/\s/g, '').toUpperCase(),
};

/** 2025-6-1, 2025/06/01, 2025.6.1, 2025年6月1日, 20250601. */
function readDay(text: string): string {
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]0{1,2}:00(?::00)?)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!found) return text;
  const [, year = '', month = '', date = ''] = found;
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

function readChoice(text: string, { choices }: Field): string {
  const same = (name: string) => name.toLowerCase() === text.toLowerCase();
  return choices.find(({ value, zh, en }) => [value, zh, en].some(same))?.value ?? text;
}

const YES = ['是', '有', '√', 'yes', 'y', 'true', '1'];
const NO = ['否', '无', '×', 'no', 'n', 'false', '0'];

function readYesNo(text: string): FormValue {
  if (YES.includes(text.toLowerCase())) return true;
  return NO.includes(text.toLowerCase()) ? false : text;
}
