import { writeTabFile } from '../../../platform/tab-file.ts';
import { downloadPage, type ItemList } from '../../../rules/catalogue/index.ts';
import { answerRow } from '../answer-row.ts';
import type { TransactionNumber } from '../model.ts';
import { type Transaction, transaction } from '../transaction.ts';
import { downloadColumns } from './download-columns.ts';
import { itemWords } from './item-words.ts';

/** Rows in one file; whoever gets so many asks again with the highest version among them. */
const ROWS_IN_FILE = 10_000;

/** The file waits to be fetched by 9102; the same page is the same file for everybody. */
export function downloadOf(number: string, list: ItemList): Transaction {
  return transaction({
    number: number as TransactionNumber,
    effect: 'keeps',
    permission: 'care.read',
    async handle(call) {
      const { input, sql, world, signedIn, today } = call;
      const after = input.one('data').text('ver');
      const page = await downloadPage(sql, { list, after, limit: ROWS_IN_FILE }, world.clock);
      const columns = downloadColumns(number);
      const rows = page.rows.map((item) => {
        const words = itemWords(item, { today, area: signedIn.area });
        return columns.map((word) => words[word] ?? '');
      });
      const name = `${number}_${page.version}`;
      const bytes = writeTabFile(`${name}.txt`, rows);
      const file = { name: `${name}.zip`, bytes, provider: null, kind: 'catalogue' };
      const kept = await world.files.keep(sql, file);
      return answerRow(call, '', {
        file_qury_no: kept.number,
        filename: file.name,
        // The tables spell it one way or the other.
        dld_end_time: kept.endsAt,
        dld_endtime: kept.endsAt,
        data_cnt: rows.length,
      });
    },
  });
}
