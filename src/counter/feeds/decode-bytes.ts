import { isUtf8 } from 'node:buffer';
import { Rejection } from '../../kernel/rejection.ts';
import { ENCODING_MIXED, ENCODING_UNKNOWN } from './errors.ts';

export type Decoded = { readonly text: string; readonly encoding: 'utf-8' | 'gb18030' };

const NEWLINE = 0x0a;

/**
 * A list is in one encoding from its first byte to its last. What is no UTF-8 is GB18030, which spreadsheets here write;
 * a file glued together from both is refused with the line, because half of its names would be other names.
 */
export function decodeBytes(bytes: Buffer): Decoded {
  if (isUtf8(bytes)) return { text: strip(bytes.toString('utf8')), encoding: 'utf-8' };
  const lines = linesOf(bytes);
  const [heading = bytes] = lines;
  if (hasMark(bytes) || readsAsChinese(heading)) throw mixed(lines, (line) => !isUtf8(line));
  const decoder = new TextDecoder('gb18030', { fatal: true });
  try {
    const text = strip(decoder.decode(bytes));
    if (lines.some(readsAsChinese)) throw mixed(lines, readsAsChinese);
    return { text, encoding: 'gb18030' };
  } catch (error) {
    if (error instanceof Rejection) throw error;
    throw unreadable(lines);
  }
}

/** The mark that some programs put before UTF-8. */
function hasMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function strip(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, from)) {
    lines.push(bytes.subarray(from, at));
    from = at + 1;
  }
  if (from < bytes.length) lines.push(bytes.subarray(from));
  return lines;
}

/** Digits and Latin letters are the same in both. */
function isForeign(line: Buffer): boolean {
  return line.some((byte) => byte > 0x7f);
}

/**
 * Two GB characters may by chance be one of UTF-8, but then of some alphabet that no list here holds; that all of a line are
 * Chinese again does not happen by chance.
 */
function readsAsChinese(line: Buffer): boolean {
  if (!isForeign(line) || !isUtf8(line)) return false;
  const foreign = [...line.toString('utf8')].filter((letter) => letter > '\u007f');
  return foreign.length > 1 && foreign.every((letter) => letter >= '\u4e00' && letter <= '\u9fff');
}

function mixed(lines: readonly Buffer[], isOther: (line: Buffer) => boolean): Rejection {
  return new Rejection(ENCODING_MIXED, { line: String(lines.findIndex(isOther) + 1) });
}

function unreadable(lines: readonly Buffer[]): Rejection {
  const at = lines.findIndex((line) => {
    try {
      new TextDecoder('gb18030', { fatal: true }).decode(line);
      return false;
    } catch {
      return true;
    }
  });
  return new Rejection(ENCODING_UNKNOWN, { line: String(Math.max(0, at) + 1) });
}
