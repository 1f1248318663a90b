import { assert } from '../../../kernel/assert.ts';
import type { BatchLine } from './model.ts';

const COLUMNS: Readonly<Record<string, keyof Omit<BatchLine, 'line'>>> = {
  idNumber: 'idNumber',
  身份证号: 'idNumber',
  身份证号码: 'idNumber',
  证件号码: 'idNumber',
  name: 'name',
  姓名: 'name',
  county: 'county',
  县区: 'county',
  household: 'household',
  户号: 'household',
};

/** A list with a heading, separated by commas or tabs, in UTF-8 or GB18030. Lines are numbered as the file counts them. */
export function readList(bytes: Uint8Array): readonly BatchLine[] {
  const [heading = '', ...rows] = decode(bytes)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const separator = heading.includes('\t') ? '\t' : ',';
  const columns = heading.split(separator).map((name) => COLUMNS[unquoted(name)]);
  for (const wanted of ['idNumber', 'name'] as const) {
    assert(columns.includes(wanted), `the list has a column ${wanted}`);
  }
  return rows.flatMap((row, i) => {
    if (row.trim() === '') return [];
    const line = { line: i + 2, idNumber: '', name: '', county: '', household: '' };
    for (const [at, cell] of row.split(separator).entries()) {
      const column = columns[at];
      if (column) line[column] = unquoted(cell);
    }
    return [{ ...line, idNumber: line.idNumber.toUpperCase() }];
  });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function unquoted(cell: string): string {
  return cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
}
