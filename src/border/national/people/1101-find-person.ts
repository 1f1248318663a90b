import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { credentialOf, holderOf } from './credential-of.ts';
import { personAnswer } from './person-answer.ts';

/** 1101 人员信息获取: who holds the credential, how insured, of which groups. */
export const findPerson = transaction({
  number: '1101' as TransactionNumber,
  effect: 'reads',
  permission: 'person.read',
  async handle(call) {
    const data = call.input.one('data');
    const told = { idNumber: data.textOr('certno'), name: data.textOr('psn_name') };
    const person = await holderOf(credentialOf(data, call, told), call);
    return personAnswer(call, person, data.dayOr('begntime') ?? call.today);
  },
});
