import { type KeptDocument, RECOGNISABLE } from '../../../health/record/index.ts';
import type { PersonId, ProviderId } from '../../../kernel/ids.ts';
import { answerRow } from '../answer-row.ts';
import type { Row } from '../input.ts';
import type { TransactionNumber } from '../model.ts';
import type { OutRow } from '../output.ts';
import { type Call, transaction } from '../transaction.ts';
import { mainRow } from './report-parts.ts';

const REPORTS_MAX = 200;

/** 5401 项目互认信息查询: reports on which the asking hospital may rely today, for a person who is there now. */
export const listRecognised = transaction({
  number: '5401' as TransactionNumber,
  effect: 'reads',
  permission: 'record.read',
  async handle(call) {
    const rows = call.input.many('bilgiteminfo');
    if (rows.length === 0) call.input.one('bilgiteminfo');
    const found = new Map<string, KeptDocument>();
    for (const row of rows) {
      for (const report of await recognisedFor(row, call)) found.set(report.id, report);
    }
    return { bilgiteminfo: [...found.values()].map((report) => answerOf(report, call)) };
  },
});

async function recognisedFor(row: Row, call: Call): Promise<readonly KeptDocument[]> {
  const person = row.text('psn_no') as PersonId;
  call.concerns({ person });
  const reader = call.signedIn.provider.id;
  await call.world.records.checkReader(call.sql, { reader, person, of: null });
  const { rows } = await call.world.records.list(call.sql, {
    ...{ person, kinds: RECOGNISABLE, recognisedOn: call.today, from: null },
    provider: row.textOr('exam_org_code') as ProviderId | null,
    item: row.textOr('exam_item_code'),
    title: row.textOr('exam_item_name'),
    ...{ limit: REPORTS_MAX, offset: 0 },
  });
  const made = row.textOr('exam_org_name');
  return rows.filter((report) => made === null || madeBy(report).includes(made));
}

function madeBy(report: KeptDocument): string {
  const main = mainRow(report);
  return String(main.exe_org_name ?? main.exam_org_name ?? '');
}

function answerOf(report: KeptDocument, call: Call): OutRow {
  const main = mainRow(report);
  return answerRow(call, 'bilgiteminfo', {
    ...main,
    psn_no: report.person,
    rpotc_no: report.number,
    rpt_date: main.rpt_date ?? report.on,
    fixmedins_code: report.provider,
    exam_rpotc_name: main.exam_rpotc_name ?? report.title,
    exe_org_name: madeBy(report) || null,
  });
}
