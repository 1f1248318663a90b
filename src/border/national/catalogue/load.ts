import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../platform/project-root.ts';
import type { TransactionNumber } from '../model.ts';
import { fold } from './fold.ts';
import type { Catalogue, FieldSpec, NodeSpec, TransactionSpec } from './model.ts';
import { parseField } from './parse-field.ts';
import { readTable } from './read-table.ts';

export const NATIONAL = join(PROJECT_ROOT, 'national');

/** Reads `national/*.tsv`. What is wrong with a table is said with its file and line, at the start. */
export function loadCatalogue(folder: string = NATIONAL): Catalogue {
  const file = (name: string) => join(folder, `${name}.tsv`);
  const nodes = readNodes(file('nodes'), readFields(file('fields')));
  const extras = readExtras(file('answers'));
  const specs = new Map<string, TransactionSpec>();
  for (const row of readTable(file('transactions'), ['number', 'zh', 'en', 'family'])) {
    const own = nodes.get(row.number) ?? [];
    specs.set(row.number, {
      ...row,
      number: row.number as TransactionNumber,
      input: own.filter(({ side }) => side === 'in').map(({ node }) => node),
      output: own.filter(({ side }) => side === 'out').map(({ node }) => node),
      extras: extras.get(row.number) ?? [],
    });
  }
  const paths = new Map(
    readTable(file('paths'), ['number', 'path']).map(({ number, path }) => [path, number]),
  );
  const aliases = readAliases(file('aliases'));
  const dictionaries = readDictionaries(file('codes'));
  return {
    find: (number) => specs.get(number) ?? null,
    numberOfPath: (path) => (paths.get(path) as TransactionNumber | undefined) ?? null,
    dictionary: (name) => dictionaries.get(name) ?? null,
    aliases: (number) => aliases.get(number) ?? aliases.get('*') ?? new Map(),
    all: () => [...specs.values()],
  };
}

let loaded: Catalogue | undefined;

/** The catalogue of this installation, read once. */
export function nationalCatalogue(): Catalogue {
  loaded ??= loadCatalogue();
  return loaded;
}

function readFields(file: string): Map<string, FieldSpec[]> {
  const fields = new Map<string, FieldSpec[]>();
  const columns = [
    'number',
    'side',
    'path',
    'code',
    'term',
    'zh',
    'type',
    'need',
    'codes',
  ] as const;
  for (const { number, side, path, ...row } of readTable(file, columns)) {
    listOf(fields, `${number} ${side} ${path}`).push(parseField(row));
  }
  return fields;
}

type SidedNode = { readonly side: string; readonly node: NodeSpec };

function readNodes(file: string, fields: ReadonlyMap<string, FieldSpec[]>) {
  const nodes = new Map<string, SidedNode[]>();
  for (const { number, side, path, rows } of readTable(file, ['number', 'side', 'path', 'rows'])) {
    if (rows !== 'one' && rows !== 'many') {
      throw new Error(`The node ${number} ${path} has "${rows}" rows; one and many are known.`);
    }
    const node = { path, rows, fields: fields.get(`${number} ${side} ${path}`) ?? [] } as const;
    listOf(nodes, number).push({ side, node });
  }
  return nodes;
}

function readExtras(file: string) {
  const extras = new Map<string, { path: string; code: string; like: string | null }[]>();
  for (const { number, path, code, like } of readTable(file, ['number', 'path', 'code', 'like'])) {
    const source = like === '-' ? null : like.replace(/^=/, '');
    listOf(extras, number).push({ path, code, like: source });
  }
  return extras;
}

/** Those of a number come before those of all (`*`). */
function readAliases(file: string): Map<string, Map<string, string[]>> {
  const aliases = new Map<string, Map<string, string[]>>();
  const rows = readTable(file, ['number', 'code', 'as']);
  const numbers = new Set(rows.map(({ number }) => number));
  for (const number of numbers) {
    const own = new Map<string, string[]>();
    for (const row of rows.filter((one) => one.number === number)) {
      listOf(own, fold(row.code)).push(row.as);
    }
    for (const row of number === '*' ? [] : rows.filter((one) => one.number === '*')) {
      listOf(own, fold(row.code)).push(row.as);
    }
    aliases.set(number, own);
  }
  return aliases;
}

function readDictionaries(file: string): Map<string, Map<string, string>> {
  const dictionaries = new Map<string, Map<string, string>>();
  for (const { dictionary, value, label } of readTable(file, ['dictionary', 'value', 'label'])) {
    const values = dictionaries.get(dictionary) ?? new Map<string, string>();
    values.set(value, label);
    dictionaries.set(dictionary, values);
  }
  return dictionaries;
}

function listOf<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const found = lists.get(key);
  if (found) return found;
  const made: Item[] = [];
  lists.set(key, made);
  return made;
}
