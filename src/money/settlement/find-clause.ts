import { documentsOf, type PolicySet } from '../../rules/policy/index.ts';

/** The article that stands at a clause (`rates[2]`) of a document of the set, or the nearest above it. */
export function sourceAt(set: PolicySet, document: string, clause: string): string {
  if (document === '') return '';
  let node: unknown = documentsOf(set).find(({ benefit }) => benefit === document);
  let source = sourceIn(node);
  for (const name of clause.split(/[.[\]]+/).filter((part) => part !== '')) {
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
