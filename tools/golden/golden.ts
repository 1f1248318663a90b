/** `npm run -s golden -- FILE`: runs worked cases of a file through the product's own engine. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { FormatError, fieldsOf, isObject, type Json, type JsonObject, list } from './fields.ts';
import { type Outcome, runCase } from './run-case.ts';

export type Report = { readonly outcomes: readonly Outcome[]; readonly summary: string };

export function runFile(path: string): Report {
  const file = fieldsOf(parse(path), path);
  const packs = packsOf(file.object.packs ?? null, path);
  const outcomes = list(file, 'cases').map((value, index) =>
    runCase(packs, fieldsOf(value, `cases[${index}]`)),
  );
  const count = (result: Outcome['result']) =>
    outcomes.filter((outcome) => outcome.result === result).length;
  return {
    outcomes,
    summary: `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`,
  };
}

function parse(path: string): Json {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new FormatError(`${path} cannot be read`);
  }
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new FormatError(`${path} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function packsOf(value: Json, path: string): Record<string, JsonObject> {
  const packs: Record<string, JsonObject> = {};
  for (const [name, pack] of Object.entries(fieldsOf(value, `${path} packs`).object)) {
    if (!isObject(pack)) throw new FormatError(`${path} pack ${name} is not an object`);
    packs[name] = pack;
  }
  return packs;
}

function main(path: string | undefined): number {
  if (!path) {
    console.error('usage: npm run -s golden -- FILE');
    return 1;
  }
  try {
    const { outcomes, summary } = runFile(path);
    for (const { line } of outcomes) console.log(line);
    console.log(summary);
    return outcomes.some(({ result }) => result === 'failed') ? 1 : 0;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    console.error(error.message);
    return 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = main(process.argv[2]);
}
