import { type Tree, treeOf } from './document.ts';
import type { Policy, Source } from './model.ts';

/** One figure or choice that differs. Null: the document of that side has none. */
export type PolicyChange = {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly sourceBefore: Source | null;
  readonly sourceAfter: Source | null;
};

type Leaf = { readonly value: string; readonly source: Source | null };

/** Fields that name a row rather than being its figure: rows are compared by what they are for. */
const NAMING = [
  'levels',
  'retired',
  'ageFrom',
  'ageUnder',
  'groups',
  'diseases',
  'procured',
  'filings',
  'key',
  'fromAdmission',
  'group',
] as const;

/**
 * Field by field. A row is found again by its condition, not by its place, so a row that is added in
 * front changes nothing behind it; where conditions repeat, and for bands, the place counts.
 */
export function diffPolicies(before: Policy, after: Policy): PolicyChange[] {
  const old = leavesOf(before);
  const now = leavesOf(after);
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  return paths.flatMap((path) => {
    const a = old.get(path);
    const b = now.get(path);
    if (a?.value === b?.value && a?.source === b?.source) return [];
    return [
      {
        path,
        before: a?.value ?? null,
        after: b?.value ?? null,
        sourceBefore: a?.source ?? null,
        sourceAfter: b?.source ?? null,
      },
    ];
  });
}

function leavesOf(policy: Policy): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const { id: _, fromSource, ...tree } = treeOf(policy);
  collect(tree, { path: '', source: null, leaves });
  leaves.set('from', { value: policy.from, source: String(fromSource ?? '') || null });
  return leaves;
}

type Place = {
  readonly path: string;
  readonly source: Source | null;
  readonly leaves: Map<string, Leaf>;
};

function collect(node: Tree, place: Place): void {
  if (isList(node)) {
    collectList(node, place);
    return;
  }
  if (typeof node !== 'object') {
    place.leaves.set(place.path, { value: String(node), source: place.source });
    return;
  }
  const mapping = node as { readonly [name: string]: Tree };
  const source = typeof mapping.source === 'string' ? mapping.source : place.source;
  for (const [name, value] of Object.entries(mapping)) {
    if (name === 'source') continue;
    collect(value, {
      path: place.path === '' ? name : `${place.path}.${name}`,
      source,
      leaves: place.leaves,
    });
  }
}

function collectList(list: readonly Tree[], { path, source, leaves }: Place): void {
  if (list.every((item) => typeof item !== 'object')) {
    if (list.length > 0) leaves.set(path, { value: list.join(', '), source });
    return;
  }
  const labels = list.map(labelOf);
  const unique = new Set(labels).size === labels.length;
  list.forEach((item, index) => {
    collect(item, { path: `${path}[${unique ? labels[index] : index}]`, source, leaves });
  });
}

/** A row without any condition is for everybody else. */
function labelOf(item: Tree): string {
  if (typeof item !== 'object' || isList(item)) return String(item);
  const mapping = item as { readonly [name: string]: Tree };
  const named = NAMING.filter((name) => mapping[name] !== undefined);
  return named.map((name) => `${name} ${String(mapping[name])}`).join('; ') || 'all';
}

function isList(node: Tree): node is readonly Tree[] {
  return Array.isArray(node);
}
