import { assert } from '../../kernel/assert.ts';
import { type Money, type Rate, rate, yuan } from '../../kernel/money.ts';

type Node = Readonly<Record<string, unknown>>;

/** A name that programs and records use. */
export const CODE = /^[a-z][a-z0-9-]{1,40}$/;

/** Reads named fields of a document whose values are all text; what is wrong is told with its place. */
export type NodeReader = {
  readonly text: (name: string, form?: RegExp) => string;
  readonly has: (name: string) => boolean;
  readonly count: (name: string) => number;
  /** A count that may be none. */
  readonly number: (name: string) => number;
  readonly amount: (name: string) => Money;
  readonly share: (name: string) => Rate;
  readonly choice: <Choice extends string>(name: string, choices: readonly Choice[]) => Choice;
  readonly texts: (name: string) => readonly string[];
  readonly children: (name: string) => readonly NodeReader[];
  /** A list with something in it. */
  readonly some: (name: string) => readonly NodeReader[];
  readonly child: (name: string) => NodeReader;
};

export function nodeReader(tree: unknown, place: string): NodeReader {
  const node = (typeof tree === 'object' ? tree : null) as Node | null;
  assert(node, `${place} holds named fields`);
  const text = (name: string, form: RegExp = /./) => {
    const value = node[name];
    assert(typeof value === 'string' && form.test(value), `${place}: ${name} is well formed`);
    return value;
  };
  const items = (name: string): readonly unknown[] => {
    const value = node[name];
    assert(Array.isArray(value), `${place}: ${name} is a list`);
    return value;
  };
  const children = (name: string) =>
    items(name).map((item, i) => nodeReader(item, `${place} ${name}[${i}]`));
  return {
    text,
    has: (name) => node[name] !== undefined,
    count: (name) => Number(text(name, /^[1-9]\d{0,3}$/)),
    number: (name) => Number(text(name, /^(0|[1-9]\d{0,3})$/)),
    amount: (name) => yuan(text(name, /^\d+\.\d\d$/)),
    share: (name) => rate(text(name, /^\d(\.\d{1,6})?$/)),
    choice: <Choice extends string>(name: string, choices: readonly Choice[]): Choice => {
      const value = text(name);
      const chosen = choices.find((choice) => choice === value);
      assert(chosen !== undefined, `${place}: ${name} is one of ${choices.join(', ')}`);
      return chosen;
    },
    texts: (name) =>
      items(name).map((item) => {
        assert(typeof item === 'string' && item !== '', `${place}: ${name} is a list of words`);
        return item;
      }),
    children,
    some: (name) => {
      const found = children(name);
      assert(found.length > 0, `${place}: ${name} has something in it`);
      return found;
    },
    child: (name) => nodeReader(node[name], `${place} ${name}`),
  };
}
