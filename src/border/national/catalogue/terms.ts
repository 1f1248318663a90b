import { join } from 'node:path';
import { assert } from '../../../kernel/assert.ts';
import type { RecognitionKind } from '../../../people/groups/index.ts';
import type { VisitKind } from '../../../rules/policy/index.ts';
import { NATIONAL } from './load.ts';
import { TERM_TABLES, type TermTable, type TermTables } from './model.ts';
import { readTable } from './read-table.ts';

type Term = { readonly word: string; readonly code: string; readonly zh: string };
type Disease = Term & { readonly kind: string };

/** What has no code of the interface goes by our own word. */
const NONE = '-';

export function loadTerms(folder: string = join(NATIONAL, 'terms')): TermTables {
  const diseases = readDiseases(join(folder, 'disease.tsv'));
  const tables = new Map<TermTable, readonly Term[]>();
  for (const table of TERM_TABLES) {
    const terms = table === 'disease' ? diseases : readTerms(join(folder, `${table}.tsv`));
    tables.set(table, terms);
  }
  const termOf = (table: TermTable, word: string) => find(tables.get(table) ?? [], word);
  const diseaseOf: TermTables['diseaseOf'] = (code, kind = null) => {
    const fitting = diseases.filter((one) => one.code === code || one.word === code);
    return (fitting.find((one) => one.kind === kind) ?? fitting[0])?.word ?? null;
  };

  return {
    diseaseOf,
    recognitionOf(code) {
      const found = diseases.find((one) => one.code === code || one.word === code);
      return found ? { kind: found.kind as RecognitionKind, disease: found.word } : null;
    },
    visitKindOf(medicalType, disease) {
      const kinds = (tables.get('visit-kind') ?? []).filter(({ code }) => code === medicalType);
      const named = diseases.filter(({ code, word }) => disease === code || disease === word);
      const byDisease = kinds.find(({ word }) => named.some(({ kind }) => kind === word));
      return ((byDisease ?? kinds[0])?.word as VisitKind | undefined) ?? null;
    },
    toCode(table, word) {
      const term = termOf(table, word);
      if (!term && table === 'disease') return word;
      assert(term, `national/terms/${table}.tsv has the word "${word}"`);
      return term.code === NONE ? word : term.code;
    },
    toWord: (table, code) =>
      (tables.get(table) ?? []).find((term) => term.code === code)?.word ?? null,
    nameOf: (table, word) => termOf(table, word)?.zh ?? word,
  };
}

let loaded: TermTables | undefined;

/** The terms of this installation, read once. */
export function nationalTerms(): TermTables {
  loaded ??= loadTerms();
  return loaded;
}

function readTerms(file: string): readonly Term[] {
  return readTable(file, ['word', 'code', 'zh', 'source']);
}

function readDiseases(file: string): readonly Disease[] {
  return readTable(file, ['word', 'code', 'zh', 'kind', 'source']);
}

/** `pool.chronic.copd`, else `pool.chronic.*`, else `pool.*`, else `*`. */
function find(terms: readonly Term[], word: string): Term | undefined {
  for (let wanted = word; ; ) {
    const term = terms.find((one) => one.word === wanted);
    if (term || wanted === '*') return term;
    const above = wanted.replace(/\.\*$/, '').split('.').slice(0, -1);
    wanted = [...above, '*'].join('.');
  }
}
