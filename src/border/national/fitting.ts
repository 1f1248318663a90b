import type { TransactionSpec } from './catalogue/model.ts';
import type { OutRow } from './output.ts';
import type { Call } from './transaction.ts';

const known = new WeakMap<TransactionSpec, Map<string, ReadonlySet<string>>>();

/**
 * Of what is known, the fields that this number's answer has at the node: settlements are told by eight
 * transactions, each with a table of its own.
 */
export function fitting({ number, world }: Call, path: string, row: OutRow): OutRow {
  const spec = world.catalogue.find(number);
  if (!spec) return row;
  const codes = codesAt(spec, path);
  return Object.fromEntries(Object.entries(row).filter(([code]) => codes.has(code)));
}

function codesAt(spec: TransactionSpec, path: string): ReadonlySet<string> {
  const paths = known.get(spec) ?? new Map<string, ReadonlySet<string>>();
  known.set(spec, paths);
  const codes =
    paths.get(path) ??
    new Set([
      ...spec.output
        .filter((node) => node.path === path)
        .flatMap(({ fields }) => fields.map((f) => f.code)),
      ...spec.extras.filter((extra) => extra.path === path).map(({ code }) => code),
    ]);
  paths.set(path, codes);
  return codes;
}
