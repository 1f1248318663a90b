import { type Language, useLanguage, useText } from '../kit/language.tsx';
import { moneyText, rateText } from '../kit/money-text.tsx';
import type { Json, JsonObject } from '../kit/policy-views.ts';
import { useTerm } from '../kit/term.ts';
import { fieldNamesEn } from './field-names.en.ts';
import { fieldNamesZh } from './field-names.zh.ts';
import { explainWords } from './words.ts';

const NAMES: Record<Language, Readonly<Record<string, string>>> = {
  zh: fieldNamesZh,
  en: fieldNamesEn,
};
const MONEY = ['amount', 'from', 'quota', 'deductible', 'cap', 'less', 'floor', 'over'];
const RATES = ['rate', 'by', 'personRate', 'factor', 'deductibleFactor', 'addPoints'];
const TERMS: Readonly<Record<string, string>> = {
  levels: 'level',
  as: 'level',
  filings: 'filing',
  visits: 'visit',
  groups: 'group',
  group: 'group',
  diseases: 'disease',
  scheme: 'scheme',
  kind: 'visit',
  kinds: 'visit',
};

/** Fields that say whom a row is for; a row shows them together as one phrase. */
export const CONDITIONS = [
  'levels',
  'group',
  'groups',
  'diseases',
  'filings',
  'retired',
  'ageUnder',
  'ageFrom',
  'procured',
];

export function useFieldText() {
  const t = useText(explainWords);
  const term = useTerm();
  const { language } = useLanguage();
  const name = (field: string) => NAMES[language][field] ?? field;

  function value(field: string, json: Json | undefined): string {
    const known = typeof json === 'string' ? NAMES[language][`${field}=${json}`] : undefined;
    if (known !== undefined) return known;
    // The last band of a scale has no upper end.
    if (field === 'upTo' && (json === undefined || json === 'none')) return t('above');
    if (json === undefined || json === '') return '—';
    if (json === null || json === 'none') return t('noLimit');
    if (typeof json === 'boolean' || json === 'true' || json === 'false') {
      return String(json) === 'true' ? t('yes') : t('no');
    }
    if (Array.isArray(json)) return json.map((one: Json) => value(field, one)).join('、');
    const text = String(json);
    if (field in TERMS && text.includes(', ')) return value(field, text.split(', '));
    if (field === 'upTo') return t('upTo', { amount: moneyText(text) });
    if (MONEY.includes(field)) return moneyText(text);
    if (RATES.includes(field)) return rateText(text);
    const kind = TERMS[field];
    return kind === undefined ? text : term(kind, text);
  }

  function condition(field: string, json: Json): string {
    const holds = String(json) === 'true';
    if (field === 'retired') return holds ? t('retired') : t('inService');
    if (field === 'procured') return holds ? t('procured') : t('notProcured');
    if (field === 'ageUnder' || field === 'ageFrom') return t(field, { years: String(json) });
    return value(field, json);
  }

  function who(row: JsonObject): string {
    const parts = CONDITIONS.flatMap((field) => {
      const json = row[field];
      return json === undefined || json === null ? [] : [condition(field, json)];
    });
    return parts.length === 0 ? t('everywhere') : parts.join(' · ');
  }

  return { name, value, who };
}

/** `rates[levels primary].rate` as "支付比例（机构级别 一级）› 比例"; a number counts rows from one. */
export function usePathText() {
  const { name, value } = useFieldText();
  const labelText = (label: string) =>
    /^\d+$/.test(label)
      ? String(Number(label) + 1)
      : label
          .split('; ')
          .map((condition) => {
            const [field = '', ...rest] = condition.split(' ');
            const codes = rest.join(' ').split(',');
            return codes[0] === '' ? name(field) : `${name(field)} ${value(field, codes)}`;
          })
          .join(' · ');
  return (path: string): string =>
    [...path.matchAll(/(?:^|\.)(\w+)(?:\[([^\]]*)\])?/g)]
      .map(([, field = '', label]) =>
        label === undefined ? name(field) : `${name(field)} (${labelText(label)})`,
      )
      .join(' › ');
}
