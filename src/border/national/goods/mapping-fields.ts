import type { Row } from '../input.ts';
import type { OutRow } from '../output.ts';

/** What 3301 says of a provider's own item beside its codes, and 1317 says again. */
const FIELDS = {
  aprvno: 'approval',
  dosform: 'dosageForm',
  exct_cont: 'excluded',
  item_cont: 'content',
  prcunt: 'unit',
  spec: 'specification',
  pacspec: 'packaging',
  memo: 'note',
} as const;

export function particularsOf(row: Row): Readonly<Record<string, string>> {
  const said = Object.entries(FIELDS).flatMap(([code, word]) => {
    const text = row.textOr(code);
    return text === null ? [] : [[word, text] as const];
  });
  return Object.fromEntries(said);
}

export function particularFields(particulars: Readonly<Record<string, string>>): OutRow {
  return Object.fromEntries(
    Object.entries(FIELDS).map(([code, word]) => [code, particulars[word] ?? null]),
  );
}
