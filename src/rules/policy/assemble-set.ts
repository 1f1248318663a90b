import { assert } from '../../kernel/assert.ts';
import type { Day } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { holdsOn, type Period } from '../../kernel/period.ts';
import { hashOf, hashOfText } from './document.ts';
import type { BenefitKind, Policy, PolicySet, Scheme, VisitPolicy } from './model.ts';

export type SetKey = { readonly area: AreaCode; readonly scheme: Scheme; readonly day: Day };

/** The documents without which nothing can be settled. */
export type MissingDocuments = { readonly missing: readonly BenefitKind[] };

type Of<Kind extends BenefitKind> = Extract<Policy, { readonly benefit: Kind }>;

/** The set in force on a day, or what is missing for one. */
export function assembleSet(
  policies: readonly Policy[],
  { area, scheme, day }: SetKey,
): PolicySet | MissingDocuments {
  const own = policies.filter((policy) => policy.area === area && policy.scheme === scheme);
  const chosen = inForce(own, day);
  return chosen.some(({ benefit }) => benefit === 'general')
    ? policySetFrom(chosen)
    : { missing: ['general'] };
}

/** Of each scheme and benefit the document that holds on the day. */
export function inForce(policies: readonly Policy[], day: Day): Policy[] {
  return policies.filter((policy) => holdsOn(periodOf(policy, policies), day));
}

/**
 * A document holds until it says so or until its successor begins, whichever is first. Computed each
 * time, so that publishing a successor changes nothing that is stored.
 */
export function periodOf(policy: Policy, policies: readonly Policy[]): Period {
  let endsOn = policy.until;
  for (const other of policies) {
    if (!succeeds(other, policy)) continue;
    if (endsOn === null || other.from < endsOn) endsOn = other.from;
  }
  return { startsOn: policy.from, endsOn };
}

function succeeds(other: Policy, policy: Policy): boolean {
  return (
    other.scheme === policy.scheme &&
    other.area === policy.area &&
    other.benefit === policy.benefit &&
    other.from > policy.from
  );
}

/** Documents of one area and scheme, at most one a benefit, as a set with its hash. */
export function policySetFrom(documents: readonly Policy[]): PolicySet {
  const general = ofKind(documents, 'general');
  assert(general, 'a policy set has a general document');
  const { area, scheme } = general;
  assert(
    documents.every((each) => each.area === area && each.scheme === scheme),
    'the documents of a set are of one area and scheme',
  );
  const kinds = new Set(documents.map(({ benefit }) => benefit));
  assert(kinds.size === documents.length, 'a set has at most one document a benefit');
  return {
    hash: setHashOf(inOrder(documents).map(hashOf)),
    area,
    scheme,
    general,
    visits: visitsOf(documents),
    quota: ofKind(documents, 'disease-quota') ?? null,
    largeAmount: ofKind(documents, 'large-amount') ?? null,
    seriousDisease: ofKind(documents, 'serious-disease') ?? null,
    medicalAid: ofKind(documents, 'medical-aid') ?? null,
  };
}

export function setHashOf(hashes: readonly string[]): string {
  return hashOfText(hashes.join('\n'));
}

/** The documents of a set, in order of benefit. */
export function documentsOf(set: PolicySet): readonly Policy[] {
  const { general, visits, quota, largeAmount, seriousDisease, medicalAid } = set;
  const all = [general, ...Object.values(visits), quota, largeAmount, seriousDisease, medicalAid];
  return inOrder(all.filter((each): each is Policy => each !== null && each !== undefined));
}

function visitsOf(documents: readonly Policy[]): PolicySet['visits'] {
  const visits: Partial<Record<VisitPolicy['benefit'], VisitPolicy>> = {};
  for (const policy of documents) {
    if ('rates' in policy) visits[policy.benefit] = policy;
  }
  return visits;
}

function ofKind<Kind extends BenefitKind>(documents: readonly Policy[], kind: Kind) {
  return documents.find((each): each is Of<Kind> & Policy => each.benefit === kind);
}

/** By the benefit's name: an order that stays as it is when a kind is added. */
function inOrder(documents: readonly Policy[]): readonly Policy[] {
  return [...documents].sort((a, b) => (a.benefit < b.benefit ? -1 : 1));
}
