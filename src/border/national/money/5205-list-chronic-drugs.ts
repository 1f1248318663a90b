import type { PersonId } from '../../../kernel/ids.ts';
import { billOf, findRegistrations, findSettledBills } from '../../../money/encounter/index.ts';
import { findProviders } from '../../../money/provider/index.ts';
import type { TransactionNumber } from '../model.ts';
import { fitted } from '../output.ts';
import { transaction } from '../transaction.ts';
import { USUAL_MEDICAL_TYPE } from '../visit/medical-types.ts';
import { chargeRow } from './5204-list-charges.ts';

const KINDS = ['chronic', 'special', 'two-diseases'];

/** 5205 人员慢特病用药记录查询: what was dispensed for chronic diseases, at whichever hospital. */
export const listChronicDrugs = transaction({
  number: '5205' as TransactionNumber,
  effect: 'reads',
  permission: 'person.read',
  async handle(call) {
    const data = call.input.one('data');
    const person = data.text('psn_no') as PersonId;
    call.concerns({ person });
    const bills = await findSettledBills(call.sql, {
      ...{ person, kinds: KINDS },
      from: data.day('begntime'),
      until: data.dayOr('endtime') ?? call.today,
    });
    const [lines, registrations, providers] = await Promise.all([
      call.world.charges.linesOf(
        call.sql,
        bills.map(({ id }) => id),
      ),
      findRegistrations(
        call.sql,
        bills.map(({ id }) => billOf(id).registration),
      ),
      findProviders(call.sql, [...new Set(bills.map(({ providerId }) => providerId))]),
    ]);
    const rows = bills.flatMap(({ id, kind, providerId }) => {
      const type = registrations.get(billOf(id).registration)?.medicalType;
      const all = {
        psn_no: person,
        fixmedins_code: providerId,
        fixmedins_name: providers.get(providerId)?.name ?? null,
        med_type: type || USUAL_MEDICAL_TYPE[kind],
      };
      return (lines.get(id) ?? [])
        .filter(({ itemKind }) => itemKind === 'drug')
        .map((line) => fitted({ ...chargeRow(line), ...all }));
    });
    return { feedetail: rows };
  },
});
