import { pinyin } from 'pinyin-pro';
import { type Day, isDay } from '../../../kernel/days.ts';
import type { NewCode } from './model.ts';

const OWN_COLUMNS = new Set(['code', 'name', 'initials', 'startsOn']);

/**
 * A list as a tab-separated file: a line of column names (`code`, `name`, then whatever is told of a code besides),
 * and a line a code. What is wrong is said with its line.
 */
export function parseCodes(text: string, startsOn: Day): NewCode[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const columns = (lines[0] ?? '').split('\t').map((column) => column.trim());
  if (!columns.includes('code') || !columns.includes('name')) {
    throw new Error('The first line must name the columns, "code" and "name" among them.');
  }
  return lines.slice(1).map((line, index) => {
    const cells = line.split('\t').map((cell) => cell.trim());
    if (cells.length > columns.length) throw wrong(index, `has ${cells.length} cells`);
    const row = Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
    return codeFrom(row, index, startsOn);
  });
}

function codeFrom(row: Readonly<Record<string, string>>, index: number, usual: Day): NewCode {
  const { code = '', name = '', initials = '', startsOn = '' } = row;
  if (code === '' || name === '') throw wrong(index, 'lacks a code or a name');
  if (startsOn !== '' && !isDay(startsOn)) throw wrong(index, `begins on "${startsOn}"`);
  const more = Object.entries(row).filter(([column, cell]) => !OWN_COLUMNS.has(column) && cell);
  return {
    code,
    name,
    initials: initials || initialsOf(name),
    startsOn: startsOn === '' ? usual : (startsOn as Day),
    particulars: Object.fromEntries(more),
  };
}

function initialsOf(name: string): string {
  const letters = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' });
  return letters
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

function wrong(index: number, what: string): Error {
  return new Error(`Line ${index + 2} ${what}.`);
}
