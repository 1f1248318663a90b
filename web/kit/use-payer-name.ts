import { useLanguage } from './language.tsx';
import type { RelativePayer } from './settlement-views.ts';
import { useTerm } from './term.ts';

/** 展**（子女）: a relative whose account paid, as a slip names him. */
export function usePayerName(): (payer: RelativePayer) => string {
  const term = useTerm();
  const { language } = useLanguage();
  return ({ name, relation }) => {
    if (relation === '') return name;
    const said = term('relation', relation);
    return language === 'zh' ? `${name}（${said}）` : `${name} (${said})`;
  };
}
