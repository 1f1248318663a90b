import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { disagreementProblem, findDisagreements } from './check-together.ts';
import type { Policy } from './model.ts';
import { parsePolicy } from './parse-policy.ts';
import { PolicyError } from './problem.ts';
import { type NationalBounds, parseBounds } from './review-policy.ts';
import { parseVocabulary, type Vocabulary } from './vocabulary.ts';

const VOCABULARY = 'vocabulary.yaml';
const BOUNDS = 'national-bounds.yaml';

/**
 * Every document below a folder, in order of id. What is wrong in any of them is thrown together, so
 * that a clerk sees the whole list at once.
 */
export function loadPolicies(directory: string): Policy[] {
  const policies: Policy[] = [];
  const errors: PolicyError[] = [];
  for (const path of documentPaths(directory)) {
    try {
      policies.push(parsePolicy(readFileSync(join(directory, path), 'utf8'), path));
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error;
      errors.push(error);
    }
  }
  if (errors.length === 0) errors.push(...errorsTogether(policies));
  if (errors.length > 0) throw joined(errors);
  return policies;
}

/** What is wrong with documents only because they hold together; each is sound by itself. */
export function errorsTogether(policies: readonly Policy[]): PolicyError[] {
  return findDisagreements(policies).map(
    (found) => new PolicyError(found.id, [disagreementProblem(found)]),
  );
}

/** Names in both languages of the groups and diseases that the documents of a folder use. */
export function loadVocabulary(directory: string): Vocabulary {
  return parseVocabulary(readFileSync(join(directory, VOCABULARY), 'utf8'));
}

/** What national texts let a local document say; outside it a document is questioned, not refused. */
export function loadBounds(directory: string): NationalBounds {
  return parseBounds(readFileSync(join(directory, BOUNDS), 'utf8'));
}

function documentPaths(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.yaml') && path.includes('/'))
    .sort();
}

function joined(errors: readonly PolicyError[]): PolicyError {
  if (errors.length === 1 && errors[0]) return errors[0];
  const problems = errors.flatMap(({ document, problems: each }) =>
    each.map((one) => ({ ...one, path: one.path === '' ? document : `${document} ${one.path}` })),
  );
  return new PolicyError(`${errors.length} documents`, problems);
}
