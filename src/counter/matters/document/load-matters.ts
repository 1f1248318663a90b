import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { Matter, Names } from '../model.ts';
import { checkMatter } from './check-matter.ts';
import { readMatter } from './read-matter.ts';
import { MatterError, type Problem, Reader } from './reader.ts';

/** A document is one page. The limit keeps a hostile one from being expensive. */
const LENGTH_MAX = 60_000;
const DELEGATED = 'delegated.yaml';
const HOURS = 'hours.yaml';

/** An item that stations and townships may be given. */
export type DelegatedItem = { readonly code: string } & Names;

/** When what people decide is taken in for the same day, and how long an online matter waits to be accepted. */
export type OfficeHours = {
  readonly closes: string;
  readonly acceptWithin: number;
  /** Working days in which a paper that was promised has to come, before somebody asks for it. */
  readonly promiseWithin: number;
};

export type MatterBook = {
  readonly matters: readonly Matter[];
  readonly delegated: readonly DelegatedItem[];
  readonly hours: OfficeHours;
};

/** Every document of a folder. What is wrong in any of them is thrown together. */
export function loadMatters(folder: string): MatterBook {
  const delegated = readDelegated(folder);
  const codes = new Set(delegated.map(({ code }) => code));
  const names = readdirSync(folder).filter(
    (name) => name.endsWith('.yaml') && name !== DELEGATED && name !== HOURS,
  );
  const problems: Problem[] = [];
  const matters = names.sort().flatMap((name) => {
    try {
      return [parseMatter(readFileSync(join(folder, name), 'utf8'), name, codes)];
    } catch (error) {
      if (!(error instanceof MatterError)) throw error;
      problems.push(...error.problems.map(({ path, says }) => ({ path: `${name} ${path}`, says })));
      return [];
    }
  });
  if (problems.length > 0) throw new MatterError(folder, problems);
  return { matters, delegated, hours: readHours(folder) };
}

/** `name` is the file: `<code>.yaml`, or `<code>.<from>.yaml` where a later document follows an earlier one. */
export function parseMatter(
  text: string,
  name: string,
  delegated: ReadonlySet<string> | null = null,
): Matter {
  const problems: Problem[] = [];
  const matter = readMatter(new Reader(parse(text, name), '', problems));
  if (problems.length === 0) problems.push(...checkMatter(matter, delegated));
  const [code = '', from] = name.replace(/\.yaml$/, '').split('.');
  if (code !== matter.code) {
    problems.push({ path: 'code', says: `must be "${code}", as the file is called` });
  }
  if (from !== undefined && from !== matter.from) {
    problems.push({ path: 'from', says: `must be ${from}, as the file is called` });
  }
  if (problems.length > 0) throw new MatterError(name, problems);
  return matter;
}

function parse(text: string, name: string): unknown {
  if (text.length > LENGTH_MAX) {
    const says = `is longer than ${LENGTH_MAX} characters; a document is one page`;
    throw new MatterError(name, [{ path: '', says }]);
  }
  const parsed = parseDocument(text);
  const [error] = parsed.errors;
  if (error) throw new MatterError(name, [{ path: '', says: error.message }]);
  return parsed.toJS({ maxAliasCount: 0 });
}

function readDelegated(folder: string): readonly DelegatedItem[] {
  return readBeside(folder, DELEGATED, (at) =>
    at.list('items', (item) => ({
      code: item.code('code'),
      zh: item.text('zh'),
      en: item.text('en'),
    })),
  );
}

function readHours(folder: string): OfficeHours {
  return readBeside(folder, HOURS, (at) => {
    const closes = at.text('closes');
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(closes))
      at.wrong('closes', 'must be a time such as 17:30');
    at.text('source');
    const acceptWithin = at.whole('acceptWithin', 30);
    return { closes, acceptWithin, promiseWithin: at.whole('promiseWithin', 250) };
  });
}

function readBeside<T>(folder: string, name: string, read: (at: Reader) => T): T {
  const problems: Problem[] = [];
  const at = new Reader(parse(readFileSync(join(folder, name), 'utf8'), name), '', problems);
  const result = read(at);
  at.end();
  if (problems.length > 0) throw new MatterError(name, problems);
  return result;
}
