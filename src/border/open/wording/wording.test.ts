import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import type { RejectionKind } from '../../../kernel/rejection.ts';
import { DEFECT, UNAVAILABLE } from '../../../platform/http/answer-error.ts';
import { sentence, WORDING, word } from './index.ts';

const SRC = join(import.meta.dirname, '..', '..', '..');

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /(^|\/)errors\.ts$/.test(path.replaceAll('\\', '/')),
);

const kinds: (RejectionKind & { file: string })[] = [];
for (const file of files) {
  const exported = (await import(join(SRC, file))) as Record<string, unknown>;
  for (const value of Object.values(exported)) {
    if (isKind(value)) kinds.push({ ...value, file: relative(SRC, join(SRC, file)) });
  }
}

function isKind(value: unknown): value is RejectionKind {
  const { code, status } = (value ?? {}) as Partial<RejectionKind>;
  return typeof code === 'string' && typeof status === 'number';
}

test('there are refusals to word', () => {
  expect(kinds.length).toBeGreaterThan(10);
});

test.each(kinds.map(({ code, file }) => [code, file]))(
  '%s (%s) has a sentence in both languages',
  (code) => {
    expect(WORDING[code]?.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(WORDING[code]?.en).toMatch(/^[A-Z{"“].*[.)}]$/);
  },
);

test('no two refusals share a code with different statuses', () => {
  const statuses = new Map<string, number>();
  for (const { code, status } of kinds) {
    expect(statuses.get(code) ?? status).toBe(status);
    statuses.set(code, status);
  }
});

test('no sentence is left over from a refusal that is gone', () => {
  const known = new Set<string>([...kinds.map(({ code }) => code), UNAVAILABLE, DEFECT]);
  expect(Object.keys(WORDING).filter((code) => !known.has(code))).toEqual([]);
});

test('both languages name the same facts', () => {
  // A fact may itself be a sentence; then each language has its own, `…Zh` and `…En`.
  const facts = (text: string) =>
    [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]?.replace(/(Zh|En|_zh|_en)$/, ''));
  for (const [code, { zh, en }] of Object.entries(WORDING)) {
    expect([code, new Set(facts(en))]).toEqual([code, new Set(facts(zh))]);
  }
});

test('facts are put into the sentence; an unknown code speaks for itself', () => {
  expect(sentence('request.unknown_area', { area: '990100' }, 'en')).toBe(
    'The area 990100 is not served here.',
  );
  expect(word('nobody.knows', {})).toEqual({ zh: 'nobody.knows', en: 'nobody.knows' });
});
