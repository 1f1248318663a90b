import { Type } from 'typebox';
import { type Day, isDay } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { documentsOf } from './assemble-set.ts';
import { diffPolicies } from './diff-policies.ts';
import { DOCUMENT_INVALID, NONE_IN_FORCE, NOT_A_DAY, NOT_COMPARABLE } from './errors.ts';
import type { Policy } from './model.ts';
import { parsePolicy } from './parse-policy.ts';
import type { PolicyShelf } from './policy-shelf.ts';
import { PolicyError, sentenceOf } from './problem.ts';
import { type NationalBounds, reviewPolicy } from './review-policy.ts';
import {
  BenefitWord,
  PolicyChangeView,
  PolicyDocumentView,
  PolicySummary,
  policyDocumentView,
  policySummary,
  SchemeWord,
  WarningView,
} from './view.ts';

export type PolicyDeps = {
  readonly shelf: PolicyShelf;
  readonly clock: Clock;
  /** Null: documents are published without being held against national figures. */
  readonly bounds: NationalBounds | null;
};

const Id = Type.String({ minLength: 1, maxLength: 100 });
const DOCUMENTS_MAX = 100;

export function policyRoutes(of: (area: AreaCode) => PolicyDeps): Route[] {
  return [listRoute(of), documentRoute(of), diffRoute(of), inForceRoute(of), publishRoute(of)];
}

type DepsOf = (area: AreaCode) => PolicyDeps;

function listRoute(of: DepsOf): Route {
  return route({
    method: 'GET',
    path: '/policies',
    permission: 'policy.read',
    summary: 'All published policy documents, by scheme and benefit',
    query: Type.Object({ scheme: Type.Optional(SchemeWord), benefit: Type.Optional(BenefitWord) }),
    answer: Type.Object({ rows: Type.Array(PolicySummary) }),
    person: null,
    async handle({ area, query: { scheme, benefit } }) {
      const found = await of(area).shelf.list({ scheme, benefit });
      return { rows: found.map(policySummary) };
    },
  });
}

function documentRoute(of: DepsOf): Route {
  return route({
    method: 'GET',
    path: '/policies/document',
    permission: 'policy.read',
    summary: 'One published document with the source of every figure',
    query: Type.Object({ id: Id }),
    answer: PolicyDocumentView,
    person: null,
    async handle({ area, query }) {
      return policyDocumentView(await of(area).shelf.get(query.id));
    },
  });
}

function diffRoute(of: DepsOf): Route {
  return route({
    method: 'GET',
    path: '/policies/diff',
    permission: 'policy.read',
    summary: 'What two documents of the same benefit say differently, field by field',
    query: Type.Object({ from: Id, to: Id }),
    answer: Type.Object({ changes: Type.Array(PolicyChangeView) }),
    person: null,
    async handle({ area, query: { from, to } }) {
      const { shelf } = of(area);
      const [before, after] = await Promise.all([shelf.get(from), shelf.get(to)]);
      if (before.policy.benefit !== after.policy.benefit) {
        throw new Rejection(NOT_COMPARABLE, { from, to });
      }
      return { changes: diffPolicies(before.policy, after.policy) };
    },
  });
}

function inForceRoute(of: DepsOf): Route {
  return route({
    method: 'GET',
    path: '/policies/in-force',
    permission: 'policy.read',
    summary: 'The documents of a scheme that hold on a day (today if none is given)',
    query: Type.Object({ scheme: SchemeWord, day: Type.Optional(Type.String({ maxLength: 10 })) }),
    answer: Type.Object({
      hash: Type.String(),
      day: Type.String(),
      documents: Type.Array(PolicySummary),
    }),
    person: null,
    async handle({ area, query: { scheme, day: asked } }) {
      const { shelf, clock } = of(area);
      const day = dayOf(asked) ?? clock.today();
      const set = await shelf.setOn(scheme, day);
      if (!set) throw new Rejection(NONE_IN_FORCE, { scheme, day });
      const documents = await Promise.all(documentsOf(set).map(({ id }) => shelf.get(id)));
      return { hash: set.hash, day, documents: documents.map(policySummary) };
    },
  });
}

function publishRoute(of: DepsOf): Route {
  return route({
    method: 'POST',
    path: '/policies/publish',
    permission: 'policy.publish',
    summary: 'Publishes documents (YAML): all of them or none. A published document never changes',
    body: Type.Object({
      documents: Type.Array(Type.String(), { minItems: 1, maxItems: DOCUMENTS_MAX }),
    }),
    answer: Type.Object({
      published: Type.Array(Type.String()),
      unchanged: Type.Array(Type.String()),
      warnings: Type.Array(WarningView),
    }),
    person: null,
    async handle({ area, caller, body }) {
      const { shelf, bounds } = of(area);
      const policies = body.documents.map(parseOrReject);
      const answer = await shelf.publish(policies, caller.id);
      const warnings = bounds ? policies.flatMap((policy) => reviewPolicy(policy, bounds)) : [];
      return { ...answer, warnings };
    },
  });
}

function dayOf(text: string | undefined): Day | undefined {
  if (text === undefined || isDay(text)) return text;
  throw new Rejection(NOT_A_DAY, { value: text });
}

function parseOrReject(text: string, index: number): Policy {
  try {
    return parsePolicy(text);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const { problems } = error;
    throw new Rejection(DOCUMENT_INVALID, {
      document: `${index + 1} (${error.document})`,
      codes: [...new Set(problems.map(({ code }) => code))].join(' '),
      problemsEn: problems.map((each) => sentenceOf(each, 'en')).join('; '),
      problemsZh: problems.map((each) => sentenceOf(each, 'zh')).join('；'),
    });
  }
}
