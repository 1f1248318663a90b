import { writeTabFile } from '../../../platform/tab-file.ts';
import {
  type CodeList,
  codesPage,
  downloadPage,
  type ItemList,
} from '../../../rules/catalogue/index.ts';
import { answerRow } from '../answer-row.ts';
import type { TransactionNumber } from '../model.ts';
import type { OutRow } from '../output.ts';
import { type Call, type Transaction, transaction } from '../transaction.ts';
import { codeWords } from './code-words.ts';
import { downloadColumns } from './download-columns.ts';
import { itemWords } from './item-words.ts';

/** Rows in one file; whoever gets so many asks again with the highest version among them. */
const ROWS_IN_FILE = 10_000;

type Words = Readonly<Record<string, string | null>>;
type Page = { readonly rows: readonly Words[]; readonly version: string };

export function downloadOf(number: string, list: ItemList): Transaction {
  return fileOf(number, async ({ sql, world, signedIn, today }, after) => {
    const page = await downloadPage(sql, { list, after, limit: ROWS_IN_FILE }, world.clock);
    const rows = page.rows.map((item) => itemWords(item, { today, area: signedIn.area }));
    return { rows, version: page.version };
  });
}

/** The same for a list of codes. */
export function codeDownloadOf(number: string, list: CodeList): Transaction {
  return fileOf(number, async ({ sql, signedIn, today }, after) => {
    const page = await codesPage(sql, { list, after, limit: ROWS_IN_FILE });
    const rows = page.rows.map((code) => codeWords(code, { today, area: signedIn.area }));
    return { rows, version: page.version };
  });
}

/** The file waits to be fetched by 9102; the same page is the same file for everybody. */
function fileOf(number: string, find: (call: Call, after: string) => Promise<Page>): Transaction {
  return transaction({
    number: number as TransactionNumber,
    effect: 'keeps',
    permission: 'care.read',
    async handle(call) {
      return keepPage(number, await find(call, call.input.one('data').text('ver')), call);
    },
  });
}

async function keepPage(number: string, page: Page, call: Call): Promise<OutRow> {
  const columns = downloadColumns(number);
  const rows = page.rows.map((words) => columns.map((word) => words[word] ?? ''));
  const name = `${number}_${page.version}`;
  const bytes = writeTabFile(`${name}.txt`, rows);
  const file = { name: `${name}.zip`, bytes, provider: null, kind: 'catalogue' };
  const kept = await call.world.files.keep(call.sql, file);
  return answerRow(call, '', {
    file_qury_no: kept.number,
    filename: file.name,
    // The tables spell it one way or the other.
    dld_end_time: kept.endsAt,
    dld_endtime: kept.endsAt,
    data_cnt: rows.length,
  });
}
