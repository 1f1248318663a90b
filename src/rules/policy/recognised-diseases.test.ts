import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_ROOT } from '../../platform/project-root.ts';
import { recognitionRulesOf } from './care-rules.ts';
import { loadPolicies, loadVocabulary } from './load-policies.ts';

const folder = join(PROJECT_ROOT, 'policies');
const { diseases } = loadVocabulary(folder);

/** What a form offers for a benefit is what the areas recognise for it. */
test('the benefit that the vocabulary says of a disease is that of every list of an area', () => {
  const listed = loadPolicies(folder).flatMap((policy) =>
    policy.benefit === 'general'
      ? (recognitionRulesOf(policy).lists ?? []).flatMap(({ kind, diseases: codes }) =>
          codes.map((code) => ({ code, kind })),
        )
      : [],
  );
  expect(listed.length).toBeGreaterThan(10);
  for (const { code, kind } of listed) expect(diseases.get(code)).toMatchObject({ of: kind });
});
