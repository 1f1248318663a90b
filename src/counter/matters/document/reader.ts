import { type Day, isDay } from '../../../kernel/days.ts';
import type { Names } from '../model.ts';

/** What is wrong in a document, in a sentence for whoever wrote it. */
export type Problem = { readonly path: string; readonly says: string };

export class MatterError extends Error {
  override readonly name = 'MatterError';
  readonly problems: readonly Problem[];

  constructor(document: string, problems: readonly Problem[]) {
    const lines = problems.map(({ path, says }) => `  ${path === '' ? '' : `${path}: `}${says}`);
    super(`${document} cannot be used:\n${lines.join('\n')}`);
    this.problems = problems;
  }
}

const CODE = /^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*$/;

/**
 * Reads the named fields of one place in a document. What is wrong adds a problem and yields something harmless, so
 * that one reading finds everything; a document with problems is used by nobody. `end` refuses what was not asked for:
 * a misspelt field must not pass for one that was left out.
 */
export class Reader {
  readonly path: string;
  readonly #node: Readonly<Record<string, unknown>>;
  readonly #asked = new Set<string>();
  readonly #problems: Problem[];

  constructor(node: unknown, path: string, problems: Problem[]) {
    this.path = path;
    this.#problems = problems;
    this.#node = isMapping(node) ? node : {};
    if (!isMapping(node)) problems.push({ path, says: 'must have named fields' });
  }

  wrong(name: string, says: string): void {
    this.#problems.push({ path: this.at(name), says });
  }

  at(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }

  has(name: string): boolean {
    this.#asked.add(name);
    return (this.#node[name] ?? null) !== null;
  }

  text(name: string): string {
    const value = this.#required(name);
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (value !== undefined) this.wrong(name, 'must be a text that is not empty');
    return '';
  }

  code(name: string): string {
    const value = this.text(name);
    if (value !== '' && !CODE.test(value)) {
      this.wrong(name, `"${value}" must consist of letters, digits and hyphens`);
    }
    return value;
  }

  textOr<T>(name: string, otherwise: T): string | T {
    return this.has(name) ? this.text(name) : otherwise;
  }

  day(name: string): Day {
    const value = this.text(name);
    if (isDay(value)) return value;
    if (value !== '') this.wrong(name, `"${value}" is not a day such as 2025-01-31`);
    return '2000-01-01' as Day;
  }

  whole(name: string, most: number): number {
    const value = this.#required(name);
    if (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most) {
      return value as number;
    }
    if (value !== undefined) this.wrong(name, `must be a whole number from 0 to ${most}`);
    return 0;
  }

  fen(name: string): bigint {
    if (!this.has(name)) return 0n;
    const text = String(this.#node[name]);
    if (/^\d{1,12}$/.test(text)) return BigInt(text);
    this.wrong(name, 'must be a number of fen');
    return 0n;
  }

  flag(name: string): boolean {
    if (!this.has(name)) return false;
    const value = this.#node[name];
    if (typeof value !== 'boolean') this.wrong(name, 'must be true or false');
    return value === true;
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T {
    const value = this.text(name);
    if ((values as readonly string[]).includes(value)) return value as T;
    if (value !== '') this.wrong(name, `"${value}" is none of ${values.join(', ')}`);
    return values[0] as T;
  }

  someOf<T extends string>(name: string, values: readonly T[]): readonly T[] {
    const texts = this.texts(name);
    for (const value of texts) {
      if (!(values as readonly string[]).includes(value)) {
        this.wrong(name, `"${value}" is none of ${values.join(', ')}`);
      }
    }
    return texts as readonly T[];
  }

  texts(name: string): readonly string[] {
    const value = this.#required(name);
    const right = Array.isArray(value) && value.every((one) => typeof one === 'string');
    if (value !== undefined && !right) this.wrong(name, 'must be a list of texts');
    if (!right) return [];
    const repeated = value.filter((one, index) => value.indexOf(one) !== index);
    for (const one of new Set(repeated)) this.wrong(name, `"${one}" stands there twice`);
    return value;
  }

  names(name: string): Names {
    return this.inner(name, (at) => ({ zh: at.text('zh'), en: at.text('en') }));
  }

  inner<T>(name: string, read: (at: Reader) => T): T {
    const value = this.#required(name) ?? {};
    const at = new Reader(value, this.at(name), this.#problems);
    const result = read(at);
    at.end();
    return result;
  }

  list<T>(name: string, read: (at: Reader) => T): readonly T[] {
    const value = this.has(name) ? this.#node[name] : [];
    if (!Array.isArray(value)) this.wrong(name, 'must be a list');
    return (Array.isArray(value) ? value : []).map((node, index) => {
      const at = new Reader(node, `${this.at(name)}[${index + 1}]`, this.#problems);
      const result = read(at);
      at.end();
      return result;
    });
  }

  end(): void {
    for (const name of Object.keys(this.#node)) {
      if (!this.#asked.has(name)) this.wrong(name, 'is not a field that stands here');
    }
  }

  #required(name: string): unknown {
    if (this.has(name)) return this.#node[name];
    this.wrong(name, 'is missing');
    return undefined;
  }
}

function isMapping(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
