import type { PersonId, RegistrationId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { fromShortId, toShortId } from '../../../kernel/short-id.ts';
import { listMarks, type MarkId } from '../../../money/encounter/index.ts';
import { findIdentifiedPersons, findPersonByIdNumber } from '../../../people/enrolment/index.ts';
import { OTHER_PROVIDER } from '../errors.ts';
import { askedPage } from '../goods/page.ts';
import type { Row } from '../input.ts';
import type { TransactionNumber } from '../model.ts';
import { identityOf } from '../money/identity-of.ts';
import { fitted } from '../output.ts';
import { type Call, transaction } from '../transaction.ts';

/** 2407 就医特殊属性查询: the marks of the asking hospital's own visits and stays, newest first. */
export const listVisitMarks = transaction({
  number: '2407' as TransactionNumber,
  effect: 'reads',
  permission: 'care.read',
  async handle(call) {
    const data = call.input.one('data');
    checkOwnProvider(data, call);
    const person = await personAsked(data, call);
    const { number, size } = askedPage(data);
    const sent = data.textOr('ipt_psn_sp_flag_detl_id');
    const id = sent === null ? null : fromShortId(sent);
    if (sent !== null && id === null) return { IptPsnSpFlagReg: [] };
    const found = await listMarks(call.sql, {
      ...{ provider: call.signedIn.provider.id, person, id: id as MarkId | null },
      registration: data.textOr('mdtrt_id') as RegistrationId | null,
      number: data.textOr('ipt_otp_no'),
      kind: data.textOr('ipt_psn_sp_flag_type'),
      mark: data.textOr('ipt_psn_sp_flag'),
      name: data.textOr('psn_name'),
      ...{ limit: size, offset: (number - 1) * size },
    });
    const persons = await findIdentifiedPersons(call.sql, [
      ...new Set(found.map((mark) => mark.person)),
    ]);
    const rows = found.flatMap((mark) => {
      const known = persons.get(mark.person);
      if (!known) return [];
      const row = {
        ...identityOf(known, call.today),
        ipt_psn_sp_flag_detl_id: toShortId(mark.id),
        mdtrt_id: mark.registration,
        fixmedins_code: call.signedIn.provider.id,
        fixmedins_name: call.signedIn.provider.name,
        ipt_otp_no: mark.number,
        ipt_psn_sp_flag_type: mark.kind,
        ipt_psn_sp_flag: mark.mark,
        admdvs: call.signedIn.area,
      };
      return [fitted(row)];
    });
    return { IptPsnSpFlagReg: rows };
  },
});

/** By number or else by identity card; a card that nobody has finds nothing. */
async function personAsked(data: Row, call: Call): Promise<PersonId | null> {
  const card = data.textOr('certno');
  const person = data.textOr('psn_no') as PersonId | null;
  if (person === null && card === null) return null;
  const holder = card === null ? null : await findPersonByIdNumber(call.sql, card.toUpperCase());
  const asked = person ?? holder?.id ?? NOBODY;
  call.concerns({ person: asked });
  return card !== null && holder?.id !== asked ? NOBODY : asked;
}

const NOBODY = '' as PersonId;

function checkOwnProvider(data: Row, { signedIn }: Call): void {
  const provider = data.textOr('fixmedins_code') ?? signedIn.provider.id;
  if (provider === signedIn.provider.id) return;
  throw new Rejection(OTHER_PROVIDER, { own: signedIn.provider.id, provider });
}
