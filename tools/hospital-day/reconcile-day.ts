import { unzipSync } from 'fflate';
import { writeTabFile } from '../../src/platform/tab-file.ts';
import type { Place } from './compare-sides.ts';
import type { HisClient } from './his-client.ts';
import { fen, yuan } from './messages.ts';
import type { Entry, Hospital } from './model.ts';

/** 清算类别 and 险种 that the day's visits are settled under. */
const CLEARING = ['11', '21'] as const;
const SCHEMES = { resident: '390', employee: '310' } as const;
const CLEARING_OF: Readonly<Record<string, (typeof CLEARING)[number]>> = {
  outpatient: '11',
  inpatient: '21',
};

type Days = { readonly from: string; readonly until: string };

/** Sums of what the centre had before the hospital opened, by scheme and kind of visit. */
type BookRow = {
  readonly scheme: keyof typeof SCHEMES;
  readonly visitKind: string;
  readonly count: number;
  readonly total: string;
  readonly funds: string;
  readonly accounts: string;
  readonly cash: string;
};

export async function booksBefore(place: Place, { from, until }: Days): Promise<BookRow[]> {
  const url =
    `http://127.0.0.1:${place.port}/api/areas/${place.area}/reconciliation/books` +
    `?provider=${place.provider}&from=${from}&until=${until}`;
  return ((await (await fetch(url)).json()) as { rows: BookRow[] }).rows;
}

type Day = {
  readonly hospital: Hospital;
  readonly days: Days;
  readonly entries: readonly Entry[];
  readonly before: readonly BookRow[];
};

/** The hospital closes its day with the centre: sums by 3201, lines by 3202. What is one-sided, in words. */
export async function reconcileDay(client: HisClient, day: Day): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const clearing of CLEARING) {
    for (const scheme of Object.keys(SCHEMES) as (keyof typeof SCHEMES)[]) {
      problems.push(...(await compareTotals(client, day, { clearing, scheme })));
    }
    problems.push(...(await compareLines(client, day, clearing)));
  }
  return problems;
}

type Part = {
  readonly clearing: (typeof CLEARING)[number];
  readonly scheme: keyof typeof SCHEMES;
};

async function compareTotals(client: HisClient, day: Day, part: Part): Promise<string[]> {
  const own = day.entries.filter(
    ({ clearing, scheme }) => clearing === part.clearing && scheme === part.scheme,
  );
  const old = day.before.filter(
    ({ visitKind, scheme }) => CLEARING_OF[visitKind] === part.clearing && scheme === part.scheme,
  );
  const { output } = await client.send('3201', {
    data: {
      ...common(day, part.clearing),
      insutype: SCHEMES[part.scheme],
      ...sums(own, old),
    },
  });
  const { stmtinfo } = output as { stmtinfo: { stmt_rslt: string; stmt_rslt_dscr: string } };
  if (stmtinfo.stmt_rslt === '0') return [];
  return [`3201 ${part.clearing} ${part.scheme}: ${stmtinfo.stmt_rslt_dscr}`];
}

/** What was settled before the hospital opened is not in its lines, and is let off by its number. */
async function compareLines(
  client: HisClient,
  day: Day,
  clearing: Part['clearing'],
): Promise<string[]> {
  const own = day.entries.filter((entry) => entry.clearing === clearing);
  const old = day.before.filter(({ visitKind }) => CLEARING_OF[visitKind] === clearing);
  const zip = writeTabFile('detail.txt', own.map(lineOf));
  const uploaded = await client.send('9101', {
    fsUploadIn: { in: [...zip], filename: 'detail.zip', fixmedins_code: day.hospital.code },
  });
  const { file_qury_no } = uploaded.output as { file_qury_no: string };
  const { acct_pay: _, ...stated } = sums(own, []);
  const cash = own.reduce((sum, { cashFen }) => sum + cashFen, 0);
  const { output } = await client.send('3202', {
    data: { ...common(day, clearing), ...stated, cash_payamt: yuan(cash), file_qury_no },
  });
  const { fileinfo } = output as { fileinfo: { file_qury_no: string; filename: string } };
  const asked = { ...fileinfo, fixmedins_code: day.hospital.code };
  const rows = resultRows(await client.fetch('9102', { fsDownloadIn: asked }));
  const wrong = rows.filter((row) => row[4] !== '0');
  const known = old.reduce((sum, { count }) => sum + count, 0);
  const surplus = wrong.filter((row) => row[2] === '');
  const others = wrong.filter((row) => row[2] !== '');
  return [
    ...others.map((row) => `3202 ${clearing}: ${row[2]} ${row[6]}`),
    ...(surplus.length === known ? [] : surplus.map((row) => `3202 ${clearing}: ${row[6]}`)),
  ];
}

function resultRows(zip: Uint8Array): string[][] {
  const [text = new Uint8Array()] = Object.values(unzipSync(zip));
  const lines = new TextDecoder().decode(text).split('\n');
  return lines.filter((line) => line !== '').map((line) => line.split('\t'));
}

function lineOf(entry: Entry): string[] {
  const { settlement, registration, person, totalFen, fundsFen, accountsFen } = entry;
  return [
    ...[settlement, registration, person, yuan(totalFen), yuan(fundsFen), yuan(accountsFen)],
    totalFen < 0 ? '1' : '0',
  ];
}

function common({ hospital, days }: Day, clearing: string) {
  return {
    clr_type: clearing,
    setl_optins: hospital.area,
    stmt_begndate: days.from,
    stmt_enddate: days.until,
    refd_setl_flag: '1',
    fixmedins_refd_setl_flag: '1',
  };
}

function sums(own: readonly Entry[], old: readonly BookRow[]) {
  const add = (mine: (entry: Entry) => number, theirs: (row: BookRow) => number) =>
    own.reduce((sum, entry) => sum + mine(entry), 0) +
    old.reduce((sum, row) => sum + theirs(row), 0);
  return {
    medfee_sumamt: yuan(
      add(
        (entry) => entry.totalFen,
        (row) => fen(row.total),
      ),
    ),
    fund_pay_sumamt: yuan(
      add(
        (entry) => entry.fundsFen,
        (row) => fen(row.funds),
      ),
    ),
    acct_pay: yuan(
      add(
        (entry) => entry.accountsFen,
        (row) => fen(row.accounts),
      ),
    ),
    fixmedins_setl_cnt: add(
      () => 1,
      (row) => row.count,
    ),
  };
}
