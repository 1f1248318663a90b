import { addDays, type Day } from '../../kernel/days.ts';
import type { PersonId, RegistrationId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { checkOwn, type Registration } from '../../money/encounter/index.ts';
import { UNKNOWN_PERSON } from '../../people/enrolment/index.ts';
import { DAY_IN_FUTURE, NUMBER_OF_ANOTHER, NUMBER_TWICE } from './errors.ts';
import {
  type ClinicalDocument,
  type DocumentName,
  type KeptDocument,
  RECOGNISABLE,
} from './model.ts';

/** With the hash of what makes it what it is. */
export type Hashed = ClinicalDocument & { readonly hash: string };
export type Newest = Pick<KeptDocument, 'version' | 'hash' | 'person'> & DocumentName;

export type KeepFacts = {
  readonly today: Day;
  readonly registrations: ReadonlyMap<RegistrationId, Registration>;
  readonly persons: ReadonlySet<PersonId>;
  /** By `nameOf`. */
  readonly newest: ReadonlyMap<string, Newest>;
  /** Days for which results of an item are recognised; null: no such list is loaded, and every item counts so long. */
  readonly recognised: ReadonlyMap<string, number> | null;
  readonly daysWithoutList: number;
};

export type ToKeep = Hashed & { readonly version: number; readonly recognisedUntil: Day | null };

/** The new versions; what is already kept as it was sent makes none. The first thing wrong refuses all. */
export function decideKeep(documents: readonly Hashed[], facts: KeepFacts): ToKeep[] {
  const seen = new Map<string, string>();
  return documents.flatMap((sent) => {
    const name = nameOf(sent);
    const before = seen.get(name);
    if (before === sent.hash) return [];
    if (before !== undefined) throw new Rejection(NUMBER_TWICE, { number: sent.number });
    seen.set(name, sent.hash);
    const document = { ...sent, person: personOf(sent, facts) };
    if (document.on > facts.today) {
      throw new Rejection(DAY_IN_FUTURE, { number: sent.number, day: sent.on, today: facts.today });
    }
    return next(document, facts.newest.get(name), facts);
  });
}

export function nameOf({ provider, kind, number }: DocumentName): string {
  return JSON.stringify([provider, kind, number]);
}

function next(document: Hashed, newest: Newest | undefined, facts: KeepFacts): ToKeep[] {
  if (newest && newest.person !== document.person) {
    throw new Rejection(NUMBER_OF_ANOTHER, { number: document.number });
  }
  if (newest?.hash === document.hash) return [];
  const version = (newest?.version ?? 0) + 1;
  return [{ ...document, version, recognisedUntil: recognisedUntil(document, facts) }];
}

/** Of the registration, which must be the sender's own; or as stated, and then known. */
function personOf(document: Hashed, { registrations, persons }: KeepFacts): PersonId | null {
  const { registration: id, person, provider } = document;
  if (id !== null) {
    const found = registrations.get(id);
    const asker = { person: person ?? found?.person ?? ('' as PersonId), provider };
    return checkOwn(found, id, asker).person;
  }
  if (person !== null && !persons.has(person)) throw new Rejection(UNKNOWN_PERSON, { id: person });
  return person;
}

function recognisedUntil(document: Hashed, facts: KeepFacts): Day | null {
  const { kind, person, valid, items, on } = document;
  if (!valid || person === null || !RECOGNISABLE.includes(kind)) return null;
  const { recognised, daysWithoutList } = facts;
  const days = recognised ? items.flatMap((item) => recognised.get(item) ?? []) : [daysWithoutList];
  return days.length === 0 ? null : addDays(on, Math.max(...days));
}
