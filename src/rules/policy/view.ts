import { type Static, Type } from 'typebox';
import { treeOf } from './document.ts';
import type { Policy } from './model.ts';
import type { PublishedPolicy } from './policy-shelf.ts';
import { BENEFIT_KINDS, SCHEMES } from './words.ts';

const Title = Type.Object({ zh: Type.String(), en: Type.String() });
const DayOrNull = Type.Union([Type.String(), Type.Null()]);

export const SchemeWord = Type.Enum([...SCHEMES]);
export const BenefitWord = Type.Enum([...BENEFIT_KINDS]);

export const PolicySummary = Type.Object({
  id: Type.String(),
  benefit: BenefitWord,
  scheme: SchemeWord,
  from: Type.String(),
  until: Type.Union([Type.String(), Type.Null()], {
    description: 'First day on which it no longer holds: as it says, or where its successor begins',
  }),
  title: Title,
  hash: Type.String(),
});
export type PolicySummary = Static<typeof PolicySummary>;

export const PolicyDocumentView = Type.Object({
  id: Type.String(),
  hash: Type.String(),
  until: DayOrNull,
  document: Type.Unknown({ description: 'The document; amounts and rates are text' }),
  publishedAt: Type.String(),
  publishedBy: Type.String(),
});
export type PolicyDocumentView = Static<typeof PolicyDocumentView>;

export const PolicyChangeView = Type.Object({
  path: Type.String(),
  before: DayOrNull,
  after: DayOrNull,
  sourceBefore: DayOrNull,
  sourceAfter: DayOrNull,
});

export const WarningView = Type.Object({
  policy: Type.String(),
  path: Type.String(),
  en: Type.String(),
  zh: Type.String(),
});

export function policySummary({ policy, hash, endsOn }: PublishedPolicy): PolicySummary {
  const { id, benefit, scheme, from, title } = policy;
  return { id, benefit, scheme, from, until: endsOn, title, hash };
}

export function policyDocumentView(published: PublishedPolicy): PolicyDocumentView {
  const { policy, hash, endsOn, publishedAt, publishedBy } = published;
  return {
    id: policy.id,
    hash,
    until: endsOn,
    document: documentTree(policy),
    publishedAt,
    publishedBy,
  };
}

/** The document as people read it: names in the order in which it is written, not sorted. */
function documentTree(policy: Policy): Record<string, unknown> {
  const tree = treeOf(policy);
  const first = ['id', 'title', 'areaName', 'area', 'scheme', 'benefit', 'from', 'fromSource'];
  const rest = Object.keys(policy).filter((name) => !first.includes(name));
  return Object.fromEntries(
    [...first, ...rest].filter((name) => name in tree).map((name) => [name, tree[name]]),
  );
}
