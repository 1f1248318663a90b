import { assert } from '../../kernel/assert.ts';

/** A document whose values are all text. */
export type Node = Readonly<Record<string, unknown>>;

export function checkNode(tree: unknown, place: string): Node {
  const node = (typeof tree === 'object' ? tree : null) as Node | null;
  assert(node, `${place} holds named fields`);
  return node;
}

export function textOf(node: Node, name: string, place: string, form: RegExp = /./): string {
  const value = node[name];
  assert(typeof value === 'string' && form.test(value), `${place}: ${name} is well formed`);
  return value;
}

export function listOf(node: Node, name: string, place: string): readonly unknown[] {
  const value = node[name];
  assert(Array.isArray(value) && value.length > 0, `${place}: ${name} is a list`);
  return value;
}
