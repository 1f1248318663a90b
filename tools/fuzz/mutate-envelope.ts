import type { Random } from '../chaos/random.ts';
import { pick } from './pick.ts';

type Tree = { [key: string]: unknown };
type Place = { readonly of: Tree | unknown[]; readonly key: string | number };

const ODD: readonly unknown[] = [
  null,
  '',
  'null',
  'NULL',
  '0',
  0,
  -1,
  1e21,
  '-0.001',
  '99999999999999999999.99',
  '1E+30',
  '12.345',
  'NaN',
  true,
  [],
  [[]],
  {},
  { a: { b: {} } },
  [null],
  '2025-02-30',
  '0000-00-00 00:00:00',
  '9999-12-31 23:59:59',
  '\u0000',
  '\ud800',
  '😀'.repeat(40),
  'x'.repeat(5000),
  "'; drop table person; --",
  '__proto__',
  'constructor',
];

const CHANGES: readonly ((place: Place, random: Random) => void)[] = [
  ({ of, key }, random) => set(of, key, structuredClone(pick(ODD, random))),
  ({ of, key }) => {
    if (Array.isArray(of)) of.splice(Number(key), 1);
    else delete of[key];
  },
  ({ of, key }) => set(of, key, [get(of, key), structuredClone(get(of, key))]),
  ({ of, key }) => set(of, key, { data: get(of, key) }),
  ({ of, key }, random) => {
    if (Array.isArray(of)) return;
    const name = String(key);
    const names = [
      name.toUpperCase(),
      name.replaceAll('_', ''),
      ` ${name}`,
      '__proto__',
      name.slice(1),
    ];
    Object.defineProperty(of, pick(names, random), {
      value: structuredClone(of[name]),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  },
  ({ of, key }, random) => {
    const value = get(of, key);
    if (typeof value === 'string') set(of, key, value + pick(['0', ' ', '-', '\t', 'ä'], random));
  },
];

/** Leaves, rows and whole nodes changed to what clients should not send. */
export function mutateEnvelope(envelope: Tree, random: Random): Tree {
  for (let times = 1 + random.below(3); times > 0; times -= 1) {
    const places = placesIn(envelope);
    if (places.length > 0) pick(CHANGES, random)(pick(places, random), random);
  }
  return envelope;
}

function placesIn(tree: Tree | unknown[]): Place[] {
  const keys = Array.isArray(tree) ? [...tree.keys()].slice(0, 20) : Object.keys(tree);
  return keys.flatMap((key) => {
    const value = get(tree, key);
    const own: Place = { of: tree, key };
    return typeof value === 'object' && value !== null ? [own, ...placesIn(value as Tree)] : [own];
  });
}

function get(of: Tree | unknown[], key: string | number): unknown {
  return (of as Tree)[key];
}

function set(of: Tree | unknown[], key: string | number, value: unknown): void {
  (of as Tree)[key] = value;
}
