import { createHash } from 'node:crypto';
import { assert } from '../../../kernel/assert.ts';
import type { Matter } from '../model.ts';
import { readMatter } from './read-matter.ts';
import { type Problem, Reader } from './reader.ts';

/** JSON with names sorted and without what is absent: one text for one content. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([, inner]) => inner !== undefined && inner !== null,
  );
  return Object.fromEntries(entries.sort(byName).map(([name, inner]) => [name, sorted(inner)]));
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The document as a case keeps it. It was checked when it was published, so a fault is a defect. */
export function matterFrom(text: string): Matter {
  const problems: Problem[] = [];
  const matter = readMatter(new Reader(JSON.parse(text), '', problems));
  assert(problems.length === 0, `a published document is readable (${problems[0]?.says})`);
  return matter;
}
