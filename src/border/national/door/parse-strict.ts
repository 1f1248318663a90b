import { Rejection } from '../../../kernel/rejection.ts';
import { DUPLICATE_KEY, NOT_JSON, TOO_DEEP, WRONG_ENCODING } from '../errors.ts';
import { JsonNumber } from '../validate/json-number.ts';

export type Json = string | boolean | null | JsonNumber | Json[] | { [key: string]: Json };

export type Parsed = {
  readonly value: Json;
  /** The slice of the text that a member of the outermost object was written as, for signatures. */
  readonly textOf: (key: string) => string | null;
};

const DEPTH_MAX = 20;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** A BOM is dropped; bytes that are not UTF-8 are refused, since guessing would change names. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new Rejection(WRONG_ENCODING);
  }
}

/** JSON.parse with three more rules: numbers keep their digits, no key twice, no endless nesting. */
export function parseStrict(text: string): Parsed {
  const spans = new Map<string, readonly [number, number]>();
  const reader = { text, at: 0, spans };
  skipSpace(reader);
  const value = readValue(reader, 1);
  skipSpace(reader);
  if (reader.at < text.length) throw notJson(reader);
  return {
    value,
    textOf: (key) => {
      const span = spans.get(key);
      return span ? text.slice(...span) : null;
    },
  };
}

type Reader = {
  readonly text: string;
  at: number;
  readonly spans: Map<string, readonly [number, number]>;
};

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS: readonly (readonly [string, boolean | null])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
];

function readValue(reader: Reader, depth: number): Json {
  if (depth > DEPTH_MAX) throw new Rejection(TOO_DEEP, { most: String(DEPTH_MAX) });
  const { text, at } = reader;
  switch (text[at]) {
    case '{':
      return readObject(reader, depth);
    case '[':
      return readList(reader, depth);
    case '"':
      return readString(reader);
    default:
      break;
  }
  for (const [word, value] of WORDS) {
    if (text.startsWith(word, at)) {
      reader.at += word.length;
      return value;
    }
  }
  return readNumber(reader);
}

function readObject(reader: Reader, depth: number): Json {
  const object = Object.create(null) as { [key: string]: Json };
  reader.at += 1;
  skipSpace(reader);
  if (take(reader, '}')) return object;
  do {
    skipSpace(reader);
    if (reader.text[reader.at] !== '"') throw notJson(reader);
    const key = knownText(readString(reader));
    if (object[key] !== undefined) throw new Rejection(DUPLICATE_KEY, { key: key.slice(0, 30) });
    skipSpace(reader);
    if (!take(reader, ':')) throw notJson(reader);
    skipSpace(reader);
    const from = reader.at;
    object[key] = readValue(reader, depth + 1);
    if (depth === 1) reader.spans.set(key, [from, reader.at]);
    skipSpace(reader);
  } while (take(reader, ','));
  if (!take(reader, '}')) throw notJson(reader);
  return object;
}

/**
 * Names of fields are few and come with every message: one text for each makes finding by them cheap. The first
 * thousands are kept, so that a sender of made-up names fills nothing.
 */
const NAMES = new Map<string, string>();
const NAMES_MAX = 4_096;
const NAME_MAX = 40;

function knownText(name: string): string {
  const known = NAMES.get(name);
  if (known !== undefined) return known;
  if (NAMES.size < NAMES_MAX && name.length <= NAME_MAX) NAMES.set(name, name);
  return name;
}

function readList(reader: Reader, depth: number): Json {
  const list: Json[] = [];
  reader.at += 1;
  skipSpace(reader);
  if (take(reader, ']')) return list;
  do {
    skipSpace(reader);
    list.push(readValue(reader, depth + 1));
    skipSpace(reader);
  } while (take(reader, ','));
  if (!take(reader, ']')) throw notJson(reader);
  return list;
}

function readString(reader: Reader): string {
  const { text } = reader;
  const from = reader.at;
  let escaped = false;
  reader.at += 1;
  for (;;) {
    reader.at = plainUntil(text, reader.at);
    const char = text[reader.at];
    if (char === '"') break;
    if (char !== '\\') throw notJson(reader);
    escaped = true;
    reader.at += 2;
  }
  reader.at += 1;
  if (!escaped) return text.slice(from + 1, reader.at - 1);
  try {
    return JSON.parse(text.slice(from, reader.at)) as string;
  } catch {
    throw notJson(reader);
  }
}

function plainUntil(text: string, from: number): number {
  for (let at = from; ; at += 1) {
    const code = text.charCodeAt(at);
    // A quote, a backslash, a control character, or the end of the text (NaN).
    if (code === 0x22 || code === 0x5c || !(code >= 0x20)) return at;
  }
}

/** Bytes of files arrive as long lists of small numbers; each is made once. */
const SMALL = new Map<string, JsonNumber>();
const SMALL_DIGITS = 4;

function readNumber(reader: Reader): JsonNumber {
  NUMBER.lastIndex = reader.at;
  if (!NUMBER.test(reader.text)) throw notJson(reader);
  const literal = reader.text.slice(reader.at, NUMBER.lastIndex);
  reader.at = NUMBER.lastIndex;
  if (literal.length > SMALL_DIGITS) return new JsonNumber(literal);
  const known = SMALL.get(literal);
  if (known) return known;
  const made = new JsonNumber(literal);
  SMALL.set(literal, made);
  return made;
}

function skipSpace(reader: Reader): void {
  const { text } = reader;
  let code = text.charCodeAt(reader.at);
  while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
    reader.at += 1;
    code = text.charCodeAt(reader.at);
  }
}

function take(reader: Reader, char: string): boolean {
  if (reader.text[reader.at] !== char) return false;
  reader.at += 1;
  return true;
}

function notJson({ at }: Reader): Rejection {
  return new Rejection(NOT_JSON, { position: String(at + 1) });
}
