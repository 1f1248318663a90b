/** Recognises the later part of a stay, in the several words that files have for it. */
import { child, type Fields, type Json, textOr } from './fields.ts';

/** A settlement that the sequence has made already, and the year whose totals it entered. */
export type EarlierPart = { readonly step: Fields; readonly year: string };

const LATER = /contin|same.?stay|(second|later|next).?part/i;
const CUT_AT_YEAR = /cross.?year|split/i;
const PART = /^(part|segment|stayPart|partOfStay)$/i;
const DEDUCTIBLE = /ded/i;
const WITHOUT = /no|skip|paid|done|waive|zero|free/i;

/**
 * A part of a stay whose deductible an earlier part has paid: the file says so, or the stay was cut at
 * the year and its first part, admitted on the same day, is in the totals of the year before.
 */
export function isLaterPart(step: Fields, year: string, parts: readonly EarlierPart[]): boolean {
  const visit = child(step, 'visit');
  const said = [...Object.entries(step.object), ...Object.entries(visit.object)];
  if (said.some(saysLater)) return true;
  const earlier = parts.filter((part) => part.year !== year);
  const cut = said.some(([key, value]) => CUT_AT_YEAR.test(key) && value === true);
  if (cut) return earlier.length > 0;
  return reachesIntoNextYear(visit) && earlier.some((part) => sameAdmission(part.step, step));
}

function saysLater([key, value]: readonly [string, Json]): boolean {
  if (LATER.test(key)) return value === true;
  if (PART.test(key)) return value === 2 || value === '2' || value === 'second';
  if (!DEDUCTIBLE.test(key) || key === 'priorDed') return false;
  return value === 0 || value === WITHOUT.test(key);
}

function reachesIntoNextYear(visit: Fields): boolean {
  const admitted = textOr(visit, 'admitted', '');
  return admitted.slice(0, 4) < textOr(visit, 'discharged', admitted).slice(0, 4);
}

function sameAdmission(a: Fields, b: Fields): boolean {
  const admittedOn = (step: Fields) => textOr(child(step, 'visit'), 'admitted', '');
  return admittedOn(a) === admittedOn(b);
}
