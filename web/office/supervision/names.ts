import type { SupervisionView } from '../../../src/counter/desk/index.ts';
import { useLanguage } from '../../kit/language.tsx';

type Names = SupervisionView['names'];

/** An office by its way down; one that has no name of its own (a place without an office) by the next above it. */
export function useOfficeName(names: Names): (path: string) => string {
  const { language } = useLanguage();
  const known = new Map(names.map((one) => [one.path, language === 'zh' ? one.name : one.nameEn]));
  return (path) => {
    const parts = path.split('/');
    while (parts.length > 0) {
      const found = known.get(parts.join('/'));
      if (found) return found;
      parts.pop();
    }
    return path;
  };
}

/** `98.5%`; nothing ended: a dash. */
export function rateText(part: number, whole: number): string {
  if (whole === 0) return '—';
  // Never 100 % when something was late.
  return `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)}%`;
}
