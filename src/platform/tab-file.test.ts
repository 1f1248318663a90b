import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { writeTabFile } from './tab-file.ts';

test('rows become lines of cells; what would tear them apart becomes a space', () => {
  const zip = writeTabFile('rows.txt', [
    ['一', '', 'b\tc'],
    ['d\r\ne', 'f', ''],
  ]);
  const entries = unzipSync(zip);
  expect(Object.keys(entries)).toEqual(['rows.txt']);
  expect(strFromU8(entries['rows.txt'] as Uint8Array)).toBe('一\t\tb c\nd e\tf\t\n');
  expect(writeTabFile('rows.txt', [])).toEqual(writeTabFile('rows.txt', []));
});
