import { useTerm } from '../kit/term.ts';

/** The name of a running total of the year: `serious.paid`, `pool.inpatient`, `aid.inpatient.paid`. */
export function useTotalName() {
  const term = useTerm();
  return (key: string): string => {
    const whole = term('year', key);
    if (whole !== key) return whole;
    const [head = '', ...rest] = key.split('.');
    if (head === 'aid') {
      const last = rest.at(-1) ?? '';
      return `${term('year', `aid.${last}`)} · ${named(rest.slice(0, -1), term)}`;
    }
    return `${term('year', head)} · ${named(rest, term)}`;
  };
}

function named(parts: readonly string[], term: (kind: string, code: string) => string): string {
  return parts
    .map((part) => {
      const visit = term('visit', part);
      return visit === part ? term('disease', part) : visit;
    })
    .join(' · ');
}
