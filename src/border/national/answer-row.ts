import type { OutRow, Value } from './output.ts';
import type { Call } from './transaction.ts';

/** Of what is known, the fields that the catalogue has in a node of this answer; `invCnt` is known as `inv_cnt`. */
export function answerRow(
  call: Call,
  path: string,
  known: Readonly<Record<string, unknown>>,
): OutRow {
  const node = call.world.catalogue.find(call.number)?.output.find((one) => one.path === path);
  const fields = (node?.fields ?? []).map(({ code }) => {
    const value = known[code] ?? known[snakeOf(code)] ?? null;
    return [code, value as Value];
  });
  return Object.fromEntries(fields);
}

function snakeOf(code: string): string {
  return code.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
