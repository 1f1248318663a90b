import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contextPapers, doors, namedDoors, webTypes, wings } from './layout.ts';
import { type Problem, readSource, type SourceFile } from './source-file.ts';
import {
  calls,
  fieldCodes,
  leftovers,
  machinePaths,
  names,
  sizes,
  statementNames,
} from './words.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FOLDERS = ['src', 'web', 'tools', 'e2e', 'docs', 'migrations', 'policies', 'bin', '.ci'];
const SOURCE = /\.(ts|tsx|mjs)$/;
const TEXT = /\.(ts|tsx|mjs|md|sql|yaml|yml|json|html|css)$|\.ci\/run$/;

const RULES = [
  names,
  wings,
  doors,
  webTypes,
  namedDoors,
  calls,
  sizes,
  leftovers,
  fieldCodes,
] as const;

/** Every problem of one file, by the rules that look at one file. */
export function problemsOf(path: string, text: string): Problem[] {
  return problemsIn(readSource(path, text));
}

export function problemsIn(file: SourceFile): Problem[] {
  return [...RULES.flatMap((rule) => rule(file)), ...machinePaths(file.path, file.text)];
}

export function inspect(root: string): { readonly files: number; readonly problems: Problem[] } {
  const paths = FOLDERS.flatMap((folder) => list(root, folder)).filter((path) => TEXT.test(path));
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const sources = paths
    .filter((path) => SOURCE.test(path))
    .map((path) => readSource(path, read(path)));
  const papers = paths.filter((path) => !SOURCE.test(path));
  return {
    files: paths.length,
    problems: [
      ...sources.flatMap(problemsIn),
      ...papers.flatMap((path) => machinePaths(path, read(path))),
      ...contextPapers(paths, (path) => read(path).trimEnd().split('\n').length),
      ...statementNames(sources),
    ],
  };
}

function list(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

if (process.argv[1] === import.meta.filename) {
  const { files, problems } = inspect(ROOT);
  for (const { path, line, what } of problems) console.log(`${path}:${line}  ${what}`);
  console.log(`tidy: ${files} files, ${problems.length} problem(s)`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
