import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { MissingColumns } from './missing-columns.ts';
import { readHisFile, tabLines } from './read-his-file.ts';

const HEAD = '结算ID\t就诊ID\t人员编号\t医疗费总额\t基金支付总额\t个人账户支出\t退费结算标志';

async function textOf(content: string | Uint8Array): Promise<string> {
  const base64 = await readHisFile(new File([content as BlobPart], 'his.csv'));
  const files = unzipSync(Uint8Array.from(Buffer.from(base64, 'base64')));
  return new TextDecoder().decode(files['detail.txt']);
}

test('columns are found by their names in any order; a missing flag follows the sign', async () => {
  const csv =
    '人员编号,总费用,结算ID,基金支付,个人账户,就诊ID\r\nP1,10.00,S1,5.00,0.00,V1\r\nP1,-10.00,S2,-5.00,0.00,V1\r\n';
  expect(await textOf(csv)).toBe(
    `${HEAD}\nS1\tV1\tP1\t10.00\t5.00\t0.00\t0\nS2\tV1\tP1\t-10.00\t-5.00\t0.00\t1\n\n`,
  );
});

test('yes and no are flags; a missing column is named; without a heading columns stay as they are', () => {
  const [, line] = tabLines([HEAD.split('\t'), ['S1', 'V1', 'P1', '1', '1', '0', '是']]);
  expect(line?.endsWith('\t1')).toBe(true);
  expect(() => tabLines([['结算ID', '总费用']])).toThrow(MissingColumns);
  expect(tabLines([['S1', 'V1']])).toEqual(['S1\tV1']);
});

test('a ZIP of TAB text goes to the server as it is', async () => {
  const zip = Uint8Array.of(0x50, 0x4b, 5, 6, ...Array(18).fill(0));
  expect(await readHisFile(new File([zip], 'a.zip'))).toBe(Buffer.from(zip).toString('base64'));
});
