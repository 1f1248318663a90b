import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

type Package = {
  readonly version: string;
  readonly peerDependencies?: Readonly<Record<string, string>>;
};

const LOCK = join(import.meta.dirname, '..', 'package-lock.json');
const { packages } = JSON.parse(readFileSync(LOCK, 'utf8')) as {
  readonly packages: Readonly<Record<string, Package>>;
};

test('no library of the pages is made for another React than ours, and murmurs about it', () => {
  const [major = ''] = packages['node_modules/react']?.version.split('.') ?? [];
  const wanting = Object.entries(packages).flatMap(([path, { peerDependencies }]) => {
    const range = peerDependencies?.react;
    return range === undefined || takes(range, Number(major)) ? [] : [`${path}: ${range}`];
  });
  expect(wanting).toEqual([]);
});

/** `*`, `>=16`, or one of several majors. */
function takes(range: string, major: number): boolean {
  return range.split('||').some((part) => {
    const [, sign = '', least = ''] = /^\s*(>=|\^|~)?\s*v?(\d+|\*)/.exec(part) ?? [];
    if (least === '*') return true;
    return sign === '>=' ? Number(least) <= major : Number(least) === major;
  });
}
