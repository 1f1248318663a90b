import { posix } from 'node:path';
import type { Import, Problem, SourceFile } from './source-file.ts';

/** Lowest first: a wing imports only wings before it, a context only contexts before it in its wing. */
export const WINGS: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  platform: [],
  rules: ['policy', 'catalogue', 'calendar', 'figures', 'prices', 'procurement', 'grouping'],
  people: ['enrolment', 'groups', 'filing', 'accounts', 'credential'],
  money: [
    'provider',
    'encounter',
    'benefit',
    'ledger',
    'settlement',
    'settlement-list',
    'prescription',
    'ward',
    'stock',
    'provider-payment',
    'person-payment',
    'own-account',
    'reconciliation',
    'premium',
    'clearing',
  ],
  counter: [
    'offices',
    'papers',
    'matters',
    'desk',
    'notices',
    'away',
    'reimbursement',
    'recognition',
    'maternity',
    'particulars',
    'certificates',
    'groups',
    'feeds',
    'contracts',
    'complaints',
    'objections',
    'transfers',
    'enrolment',
    'insured',
    'households',
  ],
  watch: ['proof', 'tilt', 'burden', 'supervision', 'fund', 'statistics'],
  health: ['ecg', 'hotline', 'guidance', 'siting', 'record'],
  border: ['national', 'area', 'bank', 'identity', 'open'],
  main: [],
};

const ORDER = Object.keys(WINGS);

export type Place = { readonly wing: string; readonly context: string };

/** Where a file stands; null outside `src/`. */
export function placeOf(path: string): Place | null {
  const [top, wing = '', context = ''] = path.split('/');
  if (top !== 'src') return null;
  if (wing === 'main.ts') return { wing: 'main', context: '' };
  return { wing, context: (WINGS[wing] ?? []).length > 0 ? context : '' };
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$|\/testing(-[a-z-]+)?\.ts$|^e2e\//.test(path);
}

export function wings(file: SourceFile): Problem[] {
  const from = placeOf(file.path);
  if (isTest(file.path)) return [];
  if (from && !ORDER.includes(from.wing)) return [problem(file, 1, `unknown wing ${from.wing}`)];
  if (from && !isKnown(from)) {
    return [problem(file, 1, `${from.wing}/${from.context} is not in the list of contexts`)];
  }
  return localImports(file).flatMap(({ to, line }) => {
    const target = placeOf(to);
    if (!from || !target || mayImport(from, target)) return [];
    return [problem(file, line, `${nameOf(from)} may not import ${nameOf(target)}`)];
  });
}

/** Another context is entered through its door. */
export function doors(file: SourceFile): Problem[] {
  const from = placeOf(file.path);
  if (isTest(file.path)) return [];
  return localImports(file).flatMap(({ to, line }) => {
    const target = placeOf(to);
    if (!target?.context || to === `src/${target.wing}/${target.context}/index.ts`) return [];
    if (from?.wing === target.wing && from.context === target.context) return [];
    if (file.path.startsWith('web/')) return [];
    return [problem(file, line, `import ${nameOf(target)} through its index.ts`)];
  });
}

/** The browser gets no code of the server, only the shapes it answers in. */
export function webTypes(file: SourceFile): Problem[] {
  if (!file.path.startsWith('web/') || isTest(file.path)) return [];
  return localImports(file)
    .filter(({ to, typeOnly }) => to.startsWith('src/') && !typeOnly)
    .map(({ line }) => problem(file, line, 'web imports only types of src'));
}

export function namedDoors(file: SourceFile): Problem[] {
  if (!/^src\/.*\/index\.ts$/.test(file.path)) return [];
  const place = placeOf(file.path);
  if (file.path !== `src/${place?.wing}/${place?.context}/index.ts`) return [];
  return file.nodes
    .filter(({ type }) => type === 'Program')
    .flatMap((program) => program.body as { type: string; start: number; source?: unknown }[])
    .filter(({ type, source }) => type !== 'ExportNamedDeclaration' || !source)
    .map(({ start }) =>
      problem(file, file.lineAt(start), 'index.ts holds only `export { … } from …`'),
    );
}

/** Each context has its paper and its door. */
export function contextPapers(
  paths: readonly string[],
  lineCount: (path: string) => number,
): Problem[] {
  const contexts = new Set<string>();
  for (const path of paths) {
    const place = placeOf(path);
    if (place?.context && path.endsWith('.ts')) contexts.add(`src/${place.wing}/${place.context}`);
  }
  return [...contexts].sort().flatMap((context) => {
    const readme = `${context}/README.md`;
    const missing = [readme, `${context}/index.ts`].filter((path) => !paths.includes(path));
    const problems = missing.map((path) => ({ path, line: 1, what: 'is missing' }));
    if (paths.includes(readme) && lineCount(readme) > 40) {
      problems.push({ path: readme, line: 41, what: 'is longer than 40 lines' });
    }
    return problems;
  });
}

function isKnown({ wing, context }: Place): boolean {
  const contexts = WINGS[wing] ?? [];
  return contexts.length === 0 || contexts.includes(context);
}

function mayImport(from: Place, to: Place): boolean {
  const [a, b] = [ORDER.indexOf(from.wing), ORDER.indexOf(to.wing)];
  if (a !== b) return b < a;
  const contexts = WINGS[from.wing] ?? [];
  return contexts.indexOf(to.context) <= contexts.indexOf(from.context);
}

function localImports(file: SourceFile): (Import & { to: string })[] {
  return file.imports
    .filter(({ from }) => from.startsWith('.'))
    .map((one) => ({ ...one, to: posix.join(posix.dirname(file.path), one.from) }));
}

function nameOf({ wing, context }: Place): string {
  return context ? `${wing}/${context}` : wing;
}

function problem({ path }: SourceFile, line: number, what: string): Problem {
  return { path, line, what };
}
