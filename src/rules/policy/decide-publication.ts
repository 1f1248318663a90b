import { assert } from '../../kernel/assert.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { findDisagreements } from './check-together.ts';
import { hashOf } from './document.ts';
import {
  CAPS_DISAGREE,
  OTHER_AREA,
  PUBLISHED_DIFFERS,
  PUBLISHED_TWICE,
  VALIDITY_OVERLAPS,
} from './errors.ts';
import type { Policy } from './model.ts';
import { idOf } from './read-policy.ts';

export type Publication = {
  /** To be written down, in order of id. */
  readonly added: readonly Policy[];
  /** Already published with the same content. */
  readonly unchanged: readonly Policy[];
};

/** Whether these documents may join the published ones. Throws the first reason why not. */
export function decidePublication(
  published: readonly Policy[],
  offered: readonly Policy[],
  area: AreaCode,
): Publication {
  const known = new Map(published.map((policy) => [policy.id, hashOf(policy)]));
  const added = new Map<string, Policy>();
  const unchanged = new Map<string, Policy>();
  for (const policy of offered) {
    const { id } = policy;
    assert(id === idOf(policy), `the id of a document says what it is (${id})`);
    if (policy.area !== area) throw new Rejection(OTHER_AREA, { id, area });
    const twin = added.get(id);
    if (twin && hashOf(twin) !== hashOf(policy)) throw new Rejection(PUBLISHED_TWICE, { id });
    const hash = known.get(id);
    if (hash !== undefined && hash !== hashOf(policy))
      throw new Rejection(PUBLISHED_DIFFERS, { id });
    (hash === undefined ? added : unchanged).set(id, policy);
  }
  refuseOverlaps([...published, ...added.values()]);
  refuseDisagreements([...published, ...added.values()], added);
  const byId = (a: Policy, b: Policy) => (a.id < b.id ? -1 : 1);
  return { added: [...added.values()].sort(byId), unchanged: [...unchanged.values()].sort(byId) };
}

/**
 * An open document ends where its successor begins. One that states its end has decided until then, and
 * a successor inside that time contradicts it.
 */
function refuseOverlaps(policies: readonly Policy[]): void {
  const sorted = [...policies].sort((a, b) => (lineOf(a) < lineOf(b) ? -1 : 1));
  sorted.forEach((next, index) => {
    const before = sorted[index - 1];
    if (!before || before.scheme !== next.scheme || before.benefit !== next.benefit) return;
    if (before.until === null || before.until <= next.from) return;
    throw new Rejection(VALIDITY_OVERLAPS, {
      id: next.id,
      from: next.from,
      other: before.id,
      until: before.until,
    });
  });
}

/** Only where a document of this publication is party to it: what was published before is not in doubt. */
function refuseDisagreements(
  policies: readonly Policy[],
  added: ReadonlyMap<string, Policy>,
): void {
  const found = findDisagreements(policies).find(
    ({ id, other }) => added.has(id) || added.has(other),
  );
  if (!found) return;
  const { index: _, ...facts } = found;
  throw new Rejection(CAPS_DISAGREE, facts);
}

function lineOf({ scheme, benefit, from }: Policy): string {
  return `${scheme} ${benefit} ${from}`;
}
