import type { NodeSpec } from '../catalogue/model.ts';

/** Paths of the nodes directly inside one, in the order of the table; '' is the root. */
export function childPaths(nodes: readonly NodeSpec[], path: string): string[] {
  const depth = path === '' ? 0 : path.split('.').length;
  const below = nodes.filter(
    (node) => node.path !== '' && (path === '' || node.path.startsWith(`${path}.`)),
  );
  const names = below.map((node) => node.path.split('.').slice(0, depth + 1));
  return [...new Set(names.map((parts) => parts.join('.')))];
}
