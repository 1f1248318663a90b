import { type Day, isDay } from '../../kernel/days.ts';
import { type Money, type Rate, rate, WHOLE, yuan, ZERO } from '../../kernel/money.ts';
import { type Problem, type ProblemCode, problem } from './problem.ts';

const NO_RATE = 0n as Rate;
const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Reads the named fields of one place in a document. A field that is wrong adds a problem and yields a
 * harmless value, so that one reading finds everything that is wrong; nobody uses a policy that has
 * problems.
 */
export class Fields {
  readonly path: string;
  readonly #node: Readonly<Record<string, unknown>>;
  readonly #asked = new Set<string>();
  readonly #problems: Problem[];
  #mute = false;

  constructor(node: unknown, path: string, problems: Problem[]) {
    this.path = path;
    this.#problems = problems;
    this.#node = isMapping(node) ? node : {};
    if (isMapping(node)) return;
    this.#add('policy.not_a_mapping', path, kindOf(node));
    // That nothing is found in it need not be said of each of its fields.
    this.#mute = true;
  }

  add(code: ProblemCode, name: string, facts: Readonly<Record<string, string>> = {}): void {
    this.#add(code, this.at(name), facts);
  }

  at(name: string): string {
    return this.path === '' ? name : name === '' ? this.path : `${this.path}.${name}`;
  }

  has(name: string): boolean {
    this.#asked.add(name);
    const value = this.#node[name];
    return Object.hasOwn(this.#node, name) && value !== null && value !== '';
  }

  isEmptyList(name: string): boolean {
    const value = this.#node[name];
    return Array.isArray(value) && value.length === 0;
  }

  text(name: string): string {
    const value = this.#required(name);
    return value === undefined ? '' : value;
  }

  source(name = 'source'): string {
    if (this.has(name)) return this.text(name);
    this.#add('policy.source_missing', this.at(name));
    return '';
  }

  amount(name: string): Money {
    const value = this.#required(name);
    if (value === undefined) return ZERO;
    const wrong = wrongAmount(value);
    if (wrong === null) return yuan(value);
    this.add(wrong, name, { value });
    return ZERO;
  }

  /** `none` is written out, so that a limit that was forgotten is not taken for one that is absent. */
  amountOrNone(name: string): Money | null {
    return this.#node[name] === 'none' && this.has(name) ? null : this.amount(name);
  }

  rate(name: string): Rate {
    const value = this.#required(name);
    if (value === undefined) return NO_RATE;
    const wrong = wrongRate(value);
    if (wrong === null) return rate(value);
    this.add(wrong, name, { value });
    return NO_RATE;
  }

  count(name: string, least: number, most: number): number {
    const value = this.#required(name);
    if (value === undefined) return least;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    this.add('policy.count_out_of_range', name, { least: `${least}`, most: `${most}`, value });
    return least;
  }

  countOrNone(name: string, least: number, most: number): number | null {
    return this.#node[name] === 'none' && this.has(name) ? null : this.count(name, least, most);
  }

  yesNo(name: string): boolean {
    const value = this.#required(name);
    if (value !== undefined && value !== 'true' && value !== 'false') {
      this.add('policy.not_yes_or_no', name, { value });
    }
    return value === 'true';
  }

  day(name: string): Day {
    const value = this.#required(name);
    if (value !== undefined && isDay(value)) return value;
    if (value !== undefined) this.add('policy.not_a_day', name, { value });
    return '1900-01-01' as Day;
  }

  word<Word extends string>(name: string, known: readonly Word[], code?: ProblemCode): Word {
    const value = this.#required(name);
    return value === undefined
      ? (known[0] as Word)
      : this.#known(value, { known, path: this.at(name), code });
  }

  /** A list of words; each at most once. */
  words<Word extends string>(name: string, known: readonly Word[]): Word[] {
    return this.#distinct(name, (value, path) => this.#known(value, { known, path }));
  }

  /** A list of codes of groups or diseases, which are data. */
  codes(name: string): string[] {
    return this.#distinct(name, (value) => value);
  }

  code(name: string): string {
    const value = this.text(name);
    if (value !== '' && !CODE.test(value)) this.add('policy.code_malformed', name, { value });
    return value;
  }

  list<T>(name: string, read: (item: Fields) => T): T[] {
    return this.#items(name).map((item, index) => {
      const fields = new Fields(item, `${this.at(name)}[${index}]`, this.#problems);
      const value = read(fields);
      fields.finish();
      return value;
    });
  }

  child<T>(name: string, read: (fields: Fields) => T): T | null {
    if (!this.has(name)) {
      this.add('policy.field_missing', '', { field: name });
      return null;
    }
    const fields = new Fields(this.#node[name], this.at(name), this.#problems);
    const value = read(fields);
    fields.finish();
    return value;
  }

  /** A field that nobody asked for is a mistake, perhaps a misspelt one that matters. */
  finish(): void {
    const known = [...this.#asked].join(', ');
    for (const field of Object.keys(this.#node)) {
      if (!this.#asked.has(field)) this.add('policy.field_unknown', '', { field, known });
    }
  }

  #required(name: string): string | undefined {
    if (!this.has(name)) {
      this.add('policy.field_missing', '', { field: name });
      return undefined;
    }
    return this.#scalar(this.#node[name], this.at(name));
  }

  #scalar(value: unknown, path: string): string | undefined {
    if (typeof value === 'string') return value;
    if (typeof value === 'boolean' || typeof value === 'number') return String(value);
    this.#add('policy.not_text', path, kindOf(value));
    return undefined;
  }

  #items(name: string): readonly unknown[] {
    if (!this.has(name)) {
      this.add('policy.field_missing', '', { field: name });
      return [];
    }
    const value = this.#node[name];
    if (Array.isArray(value)) return value;
    this.#add('policy.not_a_list', this.at(name), kindOf(value));
    return [];
  }

  #distinct<Word extends string>(name: string, take: (value: string, path: string) => Word) {
    const words: Word[] = [];
    const items = this.#items(name);
    if (items.length === 0 && Array.isArray(this.#node[name])) this.add('policy.list_empty', name);
    items.forEach((item, index) => {
      const path = `${this.at(name)}[${index}]`;
      const value = this.#scalar(item, path);
      if (value === undefined) return;
      const word = take(value, path);
      if (words.includes(word)) this.#add('policy.word_repeated', path, { value });
      words.push(word);
    });
    return words;
  }

  #known<Word extends string>(
    value: string,
    {
      known,
      path,
      code = 'policy.word_unknown',
    }: { known: readonly Word[]; path: string; code?: ProblemCode | undefined },
  ): Word {
    const word = known.find((each) => each === value);
    if (word === undefined) this.#add(code, path, { value, known: known.join(', ') });
    return word ?? (value as Word);
  }

  #add(code: ProblemCode, path: string, facts: Readonly<Record<string, string>> = {}): void {
    if (!this.#mute) this.#problems.push(problem(code, path, facts));
  }
}

export function isCode(text: string): boolean {
  return CODE.test(text);
}

function isMapping(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

function kindOf(node: unknown): { readonly found: string; readonly foundZh: string } {
  if (Array.isArray(node)) return { found: 'a list', foundZh: '列表' };
  if (isMapping(node)) return { found: 'named fields', foundZh: '命名字段' };
  return { found: 'a single value', foundZh: '单个值' };
}

function wrongAmount(value: string): ProblemCode | null {
  if (/^-\d+(\.\d+)?$/.test(value)) return 'policy.amount_negative';
  if (!/^\d+(\.\d+)?$/.test(value)) return 'policy.amount_not_decimal';
  if (!/^\d+(\.\d{1,2})?$/.test(value)) return 'policy.amount_over_precise';
  return /^0*\d{1,12}(\.|$)/.test(value) ? null : 'policy.amount_too_large';
}

function wrongRate(value: string): ProblemCode | null {
  if (/^-\d+(\.\d+)?$/.test(value)) return 'policy.rate_out_of_range';
  if (!/^\d+(\.\d+)?$/.test(value)) return 'policy.rate_not_decimal';
  if (!/^\d+(\.\d{1,6})?$/.test(value)) return 'policy.rate_over_precise';
  return rate(value) > WHOLE ? 'policy.rate_out_of_range' : null;
}
