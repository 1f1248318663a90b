import { hashOf, type Policy } from '../rules/policy/index.ts';
import type { AreaWorld } from './compose.ts';

/**
 * Publishes the documents that came with the program, and says what there is to say. What was published
 * before is never changed by a newer program: settlements rest on it. A document that reads otherwise
 * there is named and left alone.
 */
export async function publishOwn(
  { database, shelf }: Pick<AreaWorld, 'database' | 'shelf'>,
  documents: readonly Policy[],
): Promise<readonly string[]> {
  const own = documents.filter(({ area }) => area === database.area);
  const known = new Map((await shelf.list()).map(({ policy, hash }) => [policy.id, hash]));
  const differs = (policy: Policy) =>
    known.has(policy.id) && known.get(policy.id) !== hashOf(policy);
  const { published } = await shelf.publish(
    own.filter((policy) => !differs(policy)),
    'repository',
  );
  const said = own
    .filter(differs)
    .map(({ id }) => `${id} was published with other content, which stays in force.`);
  if (published.length > 0) said.push(`Published ${published.length} policy documents.`);
  return said;
}
