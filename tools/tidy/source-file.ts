import { parseSync } from 'oxc-parser';

/** A source file as the rules of tidy see it. Paths are relative to the project, with slashes. */
export type SourceFile = {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  readonly functions: readonly FunctionSize[];
  readonly nodes: readonly Node[];
  readonly comments: readonly { readonly text: string; readonly line: number }[];
  readonly lineAt: (offset: number) => number;
};

export type Import = { readonly from: string; readonly line: number; readonly typeOnly: boolean };

/** `lines` are the function's own: those of functions inside it are counted with them. */
export type FunctionSize = {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
  readonly params: number;
};

export type Node = { readonly type: string; readonly start: number; readonly end: number } & Record<
  string,
  unknown
>;

export type Problem = { readonly path: string; readonly line: number; readonly what: string };

const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];

export function readSource(path: string, text: string): SourceFile {
  const parsed = parseSync(path, text);
  const lineAt = lineFinder(text);
  const nodes: Node[] = [];
  const functions: FunctionSize[] = [];
  walk(parsed.program as unknown as Node, { nodes, functions, lineAt, name: '' });
  return {
    path,
    text,
    nodes,
    functions,
    lineAt,
    imports: importsIn(nodes, lineAt),
    comments: parsed.comments.map(({ value, start }) => ({ text: value, line: lineAt(start) })),
  };
}

type Walk = {
  readonly nodes: Node[];
  readonly functions: FunctionSize[];
  readonly lineAt: (offset: number) => number;
  readonly name: string;
};

/** Returns the lines of the functions found within, so that the one around them can leave them out. */
function walk(node: Node, state: Walk): number {
  state.nodes.push(node);
  const name = nameOf(node) ?? state.name;
  let inner = 0;
  for (const child of childrenOf(node)) inner += walk(child, { ...state, name });
  if (!FUNCTIONS.includes(node.type)) return inner;
  const line = state.lineAt(node.start);
  const whole = state.lineAt(node.end) - line + 1;
  const params = (node.params as readonly unknown[] | undefined)?.length ?? 0;
  state.functions.push({ name: name || 'a function', line, lines: whole - inner, params });
  // A short callback is part of the statement it stands in.
  return whole > 3 ? whole - 2 : 0;
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (const value of Object.values(node)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (isNode(item)) children.push(item);
    }
  }
  return children;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

function nameOf(node: Node): string | undefined {
  const named = (node.id ?? node.key) as { name?: string } | null | undefined;
  return named?.name;
}

function importsIn(nodes: readonly Node[], lineAt: (offset: number) => number): Import[] {
  const kinds = [
    'ImportDeclaration',
    'ExportNamedDeclaration',
    'ExportAllDeclaration',
    'ImportExpression',
  ];
  return nodes
    .filter((node) => kinds.includes(node.type) && isNode(node.source))
    .map((node) => ({
      from: String((node.source as Node).value ?? ''),
      line: lineAt(node.start),
      typeOnly: isTypeOnly(node),
    }));
}

function isTypeOnly(node: Node): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = (node.specifiers ?? []) as readonly Node[];
  return (
    specifiers.length > 0 &&
    specifiers.every((one) => one.importKind === 'type' || one.exportKind === 'type')
  );
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
