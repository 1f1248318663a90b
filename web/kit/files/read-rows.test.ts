import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { readChargeFile } from '../bill/read-charge-file.ts';
import { readTexts } from './read-rows.ts';

const fileOf = (bytes: Uint8Array | string, name = 'a.xlsx') => new File([bytes as BlobPart], name);
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { problem?: string }) => error.problem,
  );

test('a text of columns is read in either encoding, with its empty lines and without its mark', async () => {
  expect(await readTexts(fileOf('\ufeff姓名,日期\r\n\r\n示范甲,2025-06-01', 'a.csv'))).toEqual([
    ['姓名', '日期'],
    [''],
    ['示范甲', '2025-06-01'],
  ]);
  const gb18030 = Uint8Array.from([0xd0, 0xd5, 0xc3, 0xfb]);
  expect(await readTexts(fileOf(gb18030, 'a.csv'))).toEqual([['姓名']]);
});

test('a workbook that says it unpacks to too much is not unpacked, whoever reads it', async () => {
  const bomb = zipSync(
    { 'xl/worksheets/sheet1.xml': new Uint8Array(30 * 1024 * 1024) },
    { level: 9 },
  );
  expect(bomb.length).toBeLessThan(100_000);
  expect(await problemOf(readTexts(fileOf(bomb)))).toBe('tooLarge');
  expect(await problemOf(readChargeFile(fileOf(bomb)))).toBe('tooLarge');
  const half = (await writeWorkbook([[{ value: '姓名' }]]).toBuffer()).subarray(0, 400);
  expect(await problemOf(readTexts(fileOf(half)))).toBe('broken');
  const large = fileOf(new Uint8Array(20 * 1024 * 1024 + 1), 'a.csv');
  expect(await problemOf(readTexts(large))).toBe('tooLarge');
});
