import type { Script } from '../model.ts';
import { charge, discharge, linesOf, openStay, settle, totalOf } from './steps.ts';

const FIRST = linesOf('', 'M', [500_000n]);
const SECOND = linesOf('', 'N', [300_000n]);

/** 中途结算: two bills of one admission, taken back from the last one. */
export const midStay: Script = {
  name: 'mid-stay',
  title: { zh: '住院中途结算', en: 'A settlement in the midst of a stay' },
  of: 'hospital',
  async run(talk, start) {
    const one = await start();
    const stay = await openStay(talk, one);
    await charge(talk, one, { visit: stay, lines: FIRST });
    const early = { visit: stay, batch: '', total: totalOf(FIRST), middle: true };
    const { answer: middle } = await settle(talk, one, early);
    talk.expect(
      String(middle?.setlinfo?.medfee_sumamt) !== '' && middle?.setlinfo?.mdtrt_id === stay,
      '2304 setlinfo.mdtrt_id',
      { zh: '应为这次住院', en: 'must be this stay' },
    );
    await charge(talk, one, { visit: stay, lines: SECOND });
    await discharge(talk, one, stay);
    const last = { visit: stay, batch: '', total: totalOf(SECOND) };
    const { answer: paid } = await settle(talk, one, last);
    talk.expect(
      Number(paid?.setlinfo?.act_pay_dedc ?? 0) <= Number(middle?.setlinfo?.act_pay_dedc ?? 0),
      '2304 setlinfo.act_pay_dedc',
      {
        zh: '同一次住院的起付线不应再计一次',
        en: 'one admission bears its deductible once',
      },
    );
    await talk.takeAllBack();
  },
};
