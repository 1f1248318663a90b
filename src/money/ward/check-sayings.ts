import type { EncounterId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { maskPersonalNumbers } from '../../platform/sealing/personal-numbers.ts';
import type { Stay } from '../encounter/index.ts';
import type { Department } from '../provider/index.ts';
import { BAD_DEPOSIT, BED_TAKEN, UNKNOWN_DEPARTMENT } from './errors.ts';
import type { Saying } from './model.ts';

export type Said = Readonly<Partial<Record<Saying, string>>>;

export type SayingFacts = {
  readonly departments: readonly Department[];
  /** Everybody who lies in a bed of this provider. */
  readonly ward: readonly Stay[];
};

const DEPOSIT = /^\d{1,9}(\.\d{1,2})?$/;

/** What was said, with the name of its department; refuses a department that is none and a bed that is taken. */
export function checkSayings(said: Said, own: EncounterId | null, facts: SayingFacts): Said {
  const { department, bed, deposit } = said;
  if (deposit && !DEPOSIT.test(deposit)) throw new Rejection(BAD_DEPOSIT, { deposit });
  const found = facts.departments.find(({ code }) => code === department);
  if (department && !found) throw new Rejection(UNKNOWN_DEPARTMENT, { department });
  if (department && bed) checkBed({ department, bed }, own, facts.ward);
  return found ? { ...said, departmentName: found.name } : said;
}

function checkBed(
  place: { readonly department: string; readonly bed: string },
  own: EncounterId | null,
  ward: readonly Stay[],
): void {
  const taken = ward.find(({ id, registration }) => {
    const { department, bed } = registration?.particulars ?? {};
    return id !== own && department === place.department && bed === place.bed;
  });
  if (taken) throw new Rejection(BED_TAKEN, { bed: place.bed, id: taken.id });
}

/** An empty text takes back what was said before. A telephone has a place of its own, where it is sealed. */
export function mergeSayings(
  before: Readonly<Record<string, string>>,
  said: Said,
): Record<string, string> {
  const now: Record<string, string> = {};
  for (const [word, text = ''] of Object.entries(said)) {
    now[word] = word === 'phone' ? text : maskPersonalNumbers(text);
  }
  const merged = Object.entries({ ...before, ...now });
  return Object.fromEntries(merged.filter(([, text]) => text !== ''));
}
