import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { documentOf, hashOf, policyFrom } from './document.ts';
import { loadPolicies } from './load-policies.ts';
import { parsePolicy } from './parse-policy.ts';

const FOLDERS = ['../../../policies', './fixtures'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);
const policies = FOLDERS.flatMap(loadPolicies);

test.each(policies.map((policy) => [policy.id, policy] as const))(
  '%s survives the way to its canonical text and back',
  (_, policy) => {
    const document = documentOf(policy);
    const again = policyFrom(document);
    expect(again).toEqual(policy);
    expect(documentOf(again)).toBe(document);
    expect(parsePolicy(document)).toEqual(policy);
  },
);

const TEXT = `
id: 990100/employee-large-amount/2025-01-01
title: { zh: "补助", en: "Supplement" }
area: "990100"
areaName: 试验区
scheme: employee
benefit: large-amount
from: 2025-01-01
fromSource: "assumed: invented"
mode: pool-over-cap
rate: "0.80"
cap: none
source: "assumed: invented"
`;

test('the canonical text and its hash are fixed for ever', () => {
  const policy = parsePolicy(TEXT);
  expect(documentOf(policy)).toBe(
    '{"area":"990100","areaName":"试验区","bands":[],"benefit":"large-amount","cap":"none",' +
      '"from":"2025-01-01","fromSource":"assumed: invented",' +
      '"id":"990100/employee-large-amount/2025-01-01","mode":"pool-over-cap","rate":"0.80",' +
      '"scheme":"employee","source":"assumed: invented","title":{"en":"Supplement","zh":"补助"}}',
  );
  expect(hashOf(policy)).toBe('bdfce9a50578258d665731b6054c3beffc00ef23e8b43a23b5350e12d82c9d43');
});

test('only what is said counts, not how it is written', () => {
  const lines = TEXT.trim().split('\n');
  const other = [...lines].reverse().join('\n').replace('"0.80"', '0.8 # four fifths');
  expect(hashOf(parsePolicy(other))).toBe(hashOf(parsePolicy(TEXT)));
  expect(hashOf(parsePolicy(TEXT.replace('0.80', '0.81')))).not.toBe(hashOf(parsePolicy(TEXT)));
  expect(
    hashOf(parsePolicy(TEXT.replace('source: "assumed: invented"', 'source: "art. 3"'))),
  ).not.toBe(hashOf(parsePolicy(TEXT)));
});

test('a document that was published before a choice was asked for is read without it', () => {
  for (const policy of policies) {
    if (policy.benefit !== 'general') continue;
    const { accountOrder: _, acrossSchemes: __, ...older } = policy;
    const { is, source } = policy.crossYear;
    const stored = { ...older, crossYear: { is, source } };
    expect(policyFrom(documentOf(stored))).toEqual(stored);
  }
});

test('a stored text that cannot be read is a defect of this program', () => {
  expect(() => policyFrom('{"benefit":"general"}')).toThrow(/a published document is readable/);
});
