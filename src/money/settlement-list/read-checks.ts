import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PROJECT_ROOT } from '../../platform/project-root.ts';
import type { Check, Checks, RuleName } from './checks.ts';
import { HEADER_FIELDS } from './model.ts';

const FILE = join(PROJECT_ROOT, 'national', 'settlement-list.yaml');
const LEVELS = ['refuse', 'return', 'warn'];
const TEXTS = ['id', 'rule', 'level', 'zh', 'en', 'source'];

/** The figures each rule must be given, by the kind of value. */
const FIGURES = {
  'payments-equal': {},
  'fees-equal-total': {},
  'fee-parts-add-up': {},
  'period-equal': {},
  'stay-equal': {},
  required: { fields: 'list' },
  'one-main-diagnosis': {},
  'diagnosis-repeated': {},
  'one-main-operation': {},
  'within-stay': {},
  'in-order': {},
  'duration-equal': {},
  'duration-form': { fields: 'list' },
  'diagnosis-of-sex': { codes: 'list', sex: 'text' },
  'diagnosis-of-age': { codes: 'list', from: 'number', until: 'number' },
  'main-diagnosis-not': { codes: 'list' },
  'main-operation-not': { codes: 'list' },
  companion: { codes: 'list', needs: 'list' },
  'not-together': { field: 'text', values: 'list', with: 'object' },
} as const satisfies Record<RuleName, Readonly<Record<string, string>>>;

let loaded: Checks | undefined;

/** The checks of this installation, read once; what is wrong with the file is said when it is first needed. */
export function settlementListChecks(): Checks {
  loaded ??= parseChecks(readFileSync(FILE, 'utf8'));
  return loaded;
}

export function parseChecks(text: string): Checks {
  const { edition, checks } = (parse(text) ?? {}) as { edition?: unknown; checks?: unknown };
  if (typeof edition !== 'string') throw new Error('The checks have no edition.');
  if (!Array.isArray(checks)) throw new Error('The checks are not a list.');
  const seen = new Set<string>();
  for (const entry of checks as Record<string, unknown>[]) {
    checkEntry(entry);
    if (seen.has(String(entry.id))) throw wrong(entry, 'stands twice');
    seen.add(String(entry.id));
  }
  return { edition, checks: checks as Check[] };
}

function checkEntry(entry: Readonly<Record<string, unknown>>): void {
  for (const name of TEXTS) {
    if (typeof entry[name] !== 'string' || entry[name] === '') throw wrong(entry, `lacks ${name}`);
  }
  if (!LEVELS.includes(String(entry.level))) throw wrong(entry, `has the level ${entry.level}`);
  if (!(String(entry.rule) in FIGURES)) throw wrong(entry, `has the unknown rule ${entry.rule}`);
  for (const [name, kind] of Object.entries(FIGURES[entry.rule as RuleName])) {
    if (kindOf(entry[name]) !== kind) throw wrong(entry, `needs ${name} as ${kind}`);
  }
  const when = (entry.when ?? {}) as Readonly<Record<string, unknown>>;
  const named = [entry.fields ?? [], entry.field ?? [], when.field ?? []].flat() as string[];
  const unknown = named.find((name) => !(HEADER_FIELDS as readonly string[]).includes(name));
  if (unknown !== undefined) throw wrong(entry, `names the unknown field ${unknown}`);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  return typeof value === 'string' ? 'text' : typeof value;
}

function wrong(entry: Readonly<Record<string, unknown>>, what: string): Error {
  return new Error(`The check "${entry.id ?? '?'}" ${what}.`);
}
