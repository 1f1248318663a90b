import { parseDocument } from 'yaml';
import { checkPolicy } from './check-policy.ts';
import { Fields } from './fields.ts';
import type { Policy } from './model.ts';
import { PolicyError, type Problem, problem } from './problem.ts';
import { readPolicy } from './read-policy.ts';

/** A document is one page. The limit keeps a hostile one from being expensive. */
const LENGTH_MAX = 100_000;

/**
 * Reads and checks one document. Throws a PolicyError with everything that is wrong. `path` is where
 * the document lies below `policies/`; it must be the document's own id.
 */
export function parsePolicy(text: string, path?: string): Policy {
  const problems: Problem[] = [];
  const tree = readTree(text, problems);
  if (problems.length > 0) throw new PolicyError(path ?? 'document', problems);

  const policy = readPolicy(new Fields(tree, '', problems));
  if (problems.length === 0) problems.push(...checkPolicy(policy));
  if (path !== undefined && policy.id !== '' && path !== `${policy.id}.yaml`) {
    const expected = `${policy.id}.yaml`;
    problems.push(problem('policy.path_differs', '', { id: policy.id, expected, value: path }));
  }
  if (problems.length > 0) throw new PolicyError(path ?? (policy.id || 'document'), problems);
  return policy;
}

/**
 * YAML as mappings, lists and text only: "0.85" and 0.85 are the same text, and `no` is no boolean.
 * Anchors and aliases are refused, so that a page cannot unfold into a library.
 */
export function readTree(text: string, problems: Problem[]): unknown {
  if (text.length > LENGTH_MAX) {
    const facts = { limit: String(LENGTH_MAX), length: String(text.length) };
    problems.push(problem('policy.document_too_large', '', facts));
    return undefined;
  }
  try {
    const document = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' });
    for (const { message } of document.errors) problems.push(notYaml(message));
    return problems.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    problems.push(notYaml((error as Error).message));
    return undefined;
  }
}

function notYaml(message: string): Problem {
  return problem('policy.not_yaml', '', {
    detail: (message.split('\n')[0] ?? '').replace(/:$/, ''),
  });
}
