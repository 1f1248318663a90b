import { maskIdNumber } from '../../../people/enrolment/index.ts';

const VISIBLE = 4;

/** What is kept of a message: as understood, in the sender's codes, without full identity numbers and telephones. */
export function documentText(sent: unknown): string {
  return JSON.stringify(hidden('', sent));
}

function hidden(code: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((inner) => hidden(code, inner));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([inner, own]) => [inner, hidden(inner, own)]),
    );
  }
  if (typeof value !== 'string') return value;
  if (/cert_?no$/i.test(code)) return maskIdNumber(value);
  return /tel$/i.test(code) ? `****${value.slice(-VISIBLE)}` : value;
}
