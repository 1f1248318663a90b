import { type KeptDocument, RECOGNISABLE, UNKNOWN_DOCUMENT } from '../../../health/record/index.ts';
import type { PersonId, ProviderId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { answerRow } from '../answer-row.ts';
import type { Row } from '../input.ts';
import type { TransactionNumber } from '../model.ts';
import { type Call, transaction } from '../transaction.ts';
import { mainRow, partsOf } from './report-parts.ts';

/** 5402 报告明细信息查询: reports whole, by provider and number, for a person who is with the asker now. */
export const showReport = transaction({
  number: '5402' as TransactionNumber,
  effect: 'reads',
  permission: 'record.read',
  async handle(call) {
    const rows = call.input.many('rptdetailinfo');
    if (rows.length === 0) call.input.one('rptdetailinfo');
    const reports: KeptDocument[] = [];
    for (const row of rows) reports.push(...(await reportsAsked(row, call)));
    const of = (kind: KeptDocument['kind']) => reports.filter((one) => one.kind === kind);
    return {
      checkreportdetails: of('examination').map((report) => {
        const main = mainRow(report);
        return answerRow(call, 'checkreportdetails', {
          ...{ ...main, ...nameOf(report), bilgDrName: main.bilg_dr_name },
          rpt_date: main.rpt_date ?? report.on,
        });
      }),
      inspectionreportinformation: of('laboratory').map((report) =>
        answerRow(call, 'inspectionreportinformation', { ...mainRow(report), ...nameOf(report) }),
      ),
      inspectiondetails: of('laboratory').flatMap((report) =>
        partsOf(report, 'iteminfo').map((item) =>
          answerRow(call, 'inspectiondetails', {
            ...{ ...item, ...nameOf(report), exam_rslt_qual: item.exam_rslt_dicm },
          }),
        ),
      ),
    };
  },
});

function nameOf({ person, number }: KeptDocument) {
  return { psn_no: person, rpotc_no: number };
}

/** A number may be that of an examination and of a laboratory; what was taken back is not told. */
async function reportsAsked(row: Row, call: Call): Promise<KeptDocument[]> {
  const person = row.text('psn_no') as PersonId;
  const provider = row.text('fixmedins_code') as ProviderId;
  const number = row.text('rpotc_no');
  call.concerns({ person });
  const reader = call.signedIn.provider.id;
  await call.world.records.checkReader(call.sql, { reader, person, of: provider });
  const found = await Promise.all(
    RECOGNISABLE.map((kind) => call.world.records.find(call.sql, { provider, kind, number })),
  );
  const reports = found.flatMap((one) => (one?.valid && one.person === person ? one : []));
  if (reports.length === 0) throw new Rejection(UNKNOWN_DOCUMENT, { number });
  return reports;
}
