import { expect, test } from 'vitest';
import { day } from '../kernel/days.ts';
import type { AreaCode } from '../kernel/ids.ts';
import { testArea } from '../platform/testing.ts';
import { createPolicyShelf, loadPolicies, type Policy } from '../rules/policy/index.ts';
import { publishOwn } from './publish-own.ts';

const AREA = '532900' as AreaCode;

test('a newer program adds its documents and leaves those in force as they are', async () => {
  const database = await testArea({ area: AREA });
  const documents = loadPolicies('policies');
  const own = documents.filter(({ area }) => area === AREA);
  const earlier = own.slice(1).map((policy, index) => (index === 0 ? renamed(policy) : policy));
  const [changed] = earlier as [Policy];
  await createPolicyShelf({ database }).publish(earlier, 'an earlier program');

  const shelf = createPolicyShelf({ database });
  expect(await publishOwn({ database, shelf }, documents)).toEqual([
    `${changed.id} was published with other content, which stays in force.`,
    'Published 1 policy documents.',
  ]);
  expect((await shelf.get(changed.id)).policy.title.en).toBe('as it was');
  expect(await shelf.setOn('resident', day('2025-06-01'))).not.toBeNull();
  expect(await publishOwn({ database, shelf }, documents)).toHaveLength(1);
});

function renamed(policy: Policy): Policy {
  return { ...policy, title: { ...policy.title, en: 'as it was' } };
}
