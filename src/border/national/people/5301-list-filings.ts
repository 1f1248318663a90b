import { addDays } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { holdsOn } from '../../../kernel/period.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { recordOf } from './person-answer.ts';

/** 5301 人员慢特病备案查询: diseases recognised for outpatient benefits that hold today. */
export const listFilings = transaction({
  number: '5301' as TransactionNumber,
  effect: 'reads',
  permission: 'person.read',
  async handle(call) {
    const person = call.input.one('data').text('psn_no') as PersonId;
    const { diseases } = await recordOf(call, person);
    const { terms } = call.world;
    const valid = diseases.filter((row) => holdsOn(row, call.today));
    return {
      feedetail: valid.map(({ disease, startsOn, endsOn }) => ({
        opsp_dise_code: terms.toCode('disease', disease),
        opsp_dise_name: terms.nameOf('disease', disease),
        begndate: startsOn,
        enddate: endsOn && addDays(endsOn, -1),
      })),
    };
  },
});
