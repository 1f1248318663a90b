import { nationalTerms } from '../../catalogue/terms.ts';
import type { Answer, Script, Talk } from '../model.ts';
import * as sheets from '../sheets.ts';
import { B1, charge, expectSame, linesOf, openVisit, said, settle, totalOf } from './steps.ts';

const LINES = linesOf(B1, 'D', [4_500n]);
const CHRONIC = '14';
const TWO_DISEASES = '9901';

/** 门诊慢特病, 门诊两病: for each disease that the person is recognised for. */
export const diseaseVisit: Script = {
  name: 'disease-visit',
  title: { zh: '门诊慢特病与两病', en: 'Visits for recognised diseases' },
  of: 'hospital',
  async run(talk, start) {
    const one = await start();
    const filings: Answer = await talk.done({
      title: said('查询备案病种', 'Ask which diseases are recognised'),
      number: '5301',
      input: { data: { psn_no: one.person } },
    });
    const rows: readonly Answer[] = filings?.feedetail ?? [];
    if (rows.length === 0) {
      talk.leaveOut({
        zh: '该参保人没有备案病种，换一个有备案病种的人再试',
        en: 'the person has no recognised disease; try one who has',
      });
    }
    for (const row of rows) {
      const code = String(row.opsp_dise_code);
      const name = String(row.opsp_dise_name);
      for (const type of typesOf(code)) await visitFor(talk, one, { type, code, name });
    }
    await talk.takeAllBack();
  },
};

/** 两病 share their codes with chronic diseases: then both kinds of visit are tried. */
function typesOf(code: string): readonly string[] {
  const shared = nationalTerms().diseaseOf(code, 'two-diseases') !== null;
  return shared ? [CHRONIC, TWO_DISEASES] : [CHRONIC];
}

async function visitFor(talk: Talk, one: sheets.Case, disease: sheets.Disease): Promise<void> {
  const visit = await openVisit(talk, one, disease);
  const change = { med_type: disease.type, dise_codg: disease.code };
  await charge(talk, one, { visit, lines: LINES, change });
  const bill = { visit, batch: B1, total: totalOf(LINES), disease };
  const tried = await talk.done({
    title: said(`预结算：${disease.name}`, `Try: ${disease.code}, ${disease.type}`),
    number: '2206',
    input: sheets.settle(one, bill),
  });
  const { answer: paid } = await settle(talk, one, bill);
  expectSame(talk, '2207', tried, paid);
  talk.expect(paid?.setlinfo?.med_type === disease.type, '2207 setlinfo.med_type', {
    zh: `应为 ${disease.type}`,
    en: `must be ${disease.type}`,
  });
  for (let owed = 0; owed < DEBTS; owed += 1) await talk.takeBack();
}

/** Settlement, charges, registration; signing out comes at the end of the script. */
const DEBTS = 3;
