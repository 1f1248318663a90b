import { isTest } from './layout.ts';
import type { Node, Problem, SourceFile } from './source-file.ts';

export const FILE_LINES_MAX = 400;
export const FUNCTION_LINES_MAX = 60;
/** Three, and one more where the fourth has a default or the order is that of a sentence. */
const PARAMETERS_MAX = 4;

const BANNED_NAMES = [
  'service',
  'manager',
  'facade',
  'helper',
  'util',
  'common',
  'misc',
  'types',
  'base',
  'app',
  'database',
];

/** Files that may: one clock, one reader of database times, one source of ids, one place of rounding. */
const CALLS: readonly { readonly call: RegExp; readonly allowed: readonly string[] }[] = [
  {
    call: /^(new Date|Date|Date\.now|Date\.parse)$/,
    allowed: ['platform/clock.ts', 'platform/sql.ts'],
  },
  { call: /^(Math\.random|randomUUID|crypto\.randomUUID)$/, allowed: ['platform/id-source.ts'] },
  {
    call: /^(Math\.round|parseFloat|Number\.parseFloat|.*\.toFixed)$/,
    allowed: ['kernel/money.ts'],
  },
];

/** Beginnings of the field codes of the national interface. */
const FIELD_CODE =
  /\b(psn|mdtrt|setl|fixmedins|insu|medfee|hifp|hifob|hifmi|hifdm|hifes|maf|acct|cvlserv|inscp|overlmt|fulamt|preselfpay|medins|infcode)_[a-z_]+\b/;

/** PostgreSQL cuts longer names off, and two could become one. */
const STATEMENT_NAME_MAX = 63;

const MACHINE_PATH = /(^|[\s'"`(=:,])(\/(home|Users)\/\w|\/root\/|\/work\/|[A-Z]:\\\\?Users)/;

export function names({ path }: SourceFile): Problem[] {
  const stem = (path.split('/').at(-1) ?? '').split('.')[0] ?? '';
  // Services are also what a hospital does: the plural is a noun of the field.
  if (BANNED_NAMES.some((name) => stem === name || (stem === `${name}s` && stem !== 'services'))) {
    return [{ path, line: 1, what: `no file is named "${stem}": say what it does` }];
  }
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem)) return [];
  return [{ path, line: 1, what: 'file names are kebab-case' }];
}

export function calls(file: SourceFile): Problem[] {
  if (!file.path.startsWith('src/') || isTest(file.path)) return [];
  const place = file.path.slice('src/'.length);
  return file.nodes.flatMap((node) => {
    const called = calledName(node);
    if (called === null) return [];
    const banned = CALLS.find(({ call, allowed }) => call.test(called) && !allowed.includes(place));
    return banned
      ? [{ path: file.path, line: file.lineAt(node.start), what: `no ${called} here` }]
      : [];
  });
}

export function sizes(file: SourceFile): Problem[] {
  const { path } = file;
  const problems: Problem[] = [];
  const lines = file.text.split('\n').length - 1;
  if (lines > FILE_LINES_MAX) {
    problems.push({
      path,
      line: FILE_LINES_MAX,
      what: `${lines} lines; at most ${FILE_LINES_MAX}`,
    });
  }
  if (isTest(path)) return problems;
  for (const { name, line, lines: own, params } of file.functions) {
    if (own > FUNCTION_LINES_MAX) {
      problems.push({
        path,
        line,
        what: `${name} has ${own} lines; at most ${FUNCTION_LINES_MAX}`,
      });
    }
    if (params > PARAMETERS_MAX) {
      problems.push({ path, line, what: `${name} has ${params} parameters; take an object` });
    }
  }
  return problems;
}

export function leftovers(file: SourceFile): Problem[] {
  const { path } = file;
  const inComments = file.comments.flatMap(({ text, line }) => {
    const found = /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|expect-error|nocheck)/.exec(text);
    return found ? [{ path, line, what: `no ${found[0]}` }] : [];
  });
  const inCode = file.nodes.flatMap((node) => {
    const what = leftoverIn(node);
    return what ? [{ path, line: file.lineAt(node.start), what: `no ${what}` }] : [];
  });
  return [...inComments, ...inCode];
}

export function fieldCodes(file: SourceFile): Problem[] {
  if (/^src\/border\//.test(file.path) || !/^(src|web)\//.test(file.path)) return [];
  return linesWith(file.path, file.text, FIELD_CODE, 'national field codes stay in src/border');
}

/** For every text file, papers included. */
export function machinePaths(path: string, text: string): Problem[] {
  return linesWith(path, text, MACHINE_PATH, 'an absolute path of somebody’s machine');
}

/** A statement's name makes the server keep its plan, so one name always carries one text. */
export function statementNames(files: readonly SourceFile[]): Problem[] {
  const seen = new Map<string, string>();
  return files
    .filter(({ path }) => path.startsWith('src/') && !isTest(path))
    .flatMap((file) => file.nodes.flatMap((node) => checkStatement(file, node, seen)));
}

function checkStatement(file: SourceFile, node: Node, seen: Map<string, string>): Problem[] {
  const name = statementName(node);
  if (name === null) return [];
  const line = file.lineAt(node.start);
  const first = seen.get(name);
  seen.set(name, `${file.path}:${line}`);
  const wrongs = [
    ...(first ? [`the statement "${name}" has its name from ${first}`] : []),
    ...(name.length > STATEMENT_NAME_MAX ? [`the statement name "${name}" is too long`] : []),
  ];
  return wrongs.map((what) => ({ path: file.path, line, what }));
}

function linesWith(path: string, text: string, pattern: RegExp, what: string): Problem[] {
  return text
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [{ path, line: index + 1, what }] : []));
}

/** `Math.round`, `new Date`, `x.toFixed`, also where the function is passed on without being called. */
function calledName(node: Node): string | null {
  if (node.type === 'NewExpression') return `new ${identifierOf(node.callee)}`;
  if (node.type === 'CallExpression') {
    const name = identifierOf(node.callee);
    return name.includes('.') ? null : name;
  }
  return node.type === 'MemberExpression' ? identifierOf(node) : null;
}

function identifierOf(node: unknown): string {
  const { type, name, object, property } = (node ?? {}) as Node;
  if (type === 'Identifier') return String(name);
  if (type !== 'MemberExpression') return '';
  return `${identifierOf(object)}.${identifierOf(property)}`;
}

function leftoverIn(node: Node): string | null {
  if (node.type === 'TSAnyKeyword') return 'any';
  const name = node.type === 'MemberExpression' ? identifierOf(node) : '';
  return /^(test|it|describe)\.(skip|only|todo|fails)$/.test(name) ? name : null;
}

function statementName(node: Node): string | null {
  if (node.type !== 'CallExpression' || !/(^|\.)sql$/.test(identifierOf(node.callee))) return null;
  const [first] = node.arguments as readonly Node[];
  return first?.type === 'Literal' && typeof first.value === 'string' ? first.value : null;
}
