const STEP = '  ';

/** JSON over several lines, every character of its values as it was sent; anything else as it is. */
export function indentJson(text: string): string {
  if (!/^\s*[[{]/.test(text)) return text;
  const out: string[] = [];
  let depth = 0;
  for (const [part] of text.matchAll(PARTS)) {
    if (part === '{' || part === '[') {
      depth += 1;
      out.push(part, lineAt(depth));
    } else if (part === '}' || part === ']') {
      depth = Math.max(0, depth - 1);
      out.push(lineAt(depth), part);
    } else if (part === ',') out.push(part, lineAt(depth));
    else out.push(part === ':' ? ': ' : part);
  }
  return out.join('').replace(EMPTY, '$1$2');
}

const PARTS = /"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^\s"{}[\],:]+/g;
const EMPTY = /([{[])\n\s*([}\]])/g;

function lineAt(depth: number): string {
  return `\n${STEP.repeat(depth)}`;
}
