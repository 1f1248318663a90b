import type { Money } from '../../kernel/money.ts';
import { documentsOf, type PolicySet } from '../../rules/policy/index.ts';

const found = new WeakMap<PolicySet, Map<string, string>>();

/** The article that stands at a clause (`rates[2]`) of a document of the set, or the nearest above it. */
export function sourceAt(set: PolicySet, document: string, clause: string): string {
  if (document === '') return '';
  const sources = found.get(set) ?? new Map<string, string>();
  found.set(set, sources);
  const place = `${document} ${clause}`;
  const known = sources.get(place) ?? findSource(set, document, clause);
  sources.set(place, known);
  return known;
}

/** The amount of the row at a clause; null where the clause is no row with an amount. */
export function amountAt(set: PolicySet, document: string, clause: string): Money | null {
  let node: unknown = documentsOf(set).find(({ benefit }) => benefit === document);
  for (const name of namesOf(clause)) node = (node as Record<string, unknown> | undefined)?.[name];
  const amount = (node as { amount?: unknown } | undefined)?.amount;
  return typeof amount === 'bigint' ? (amount as Money) : null;
}

function namesOf(clause: string): string[] {
  return clause.split(/[.[\]]+/).filter((part) => part !== '');
}

function findSource(set: PolicySet, document: string, clause: string): string {
  let node: unknown = documentsOf(set).find(({ benefit }) => benefit === document);
  let source = sourceIn(node);
  for (const name of namesOf(clause)) {
    if (typeof node !== 'object' || node === null) break;
    node = (node as Record<string, unknown>)[name];
    source = sourceIn(node) || source;
  }
  return source;
}

function sourceIn(node: unknown): string {
  if (typeof node !== 'object' || node === null || !('source' in node)) return '';
  return typeof node.source === 'string' ? node.source : '';
}
