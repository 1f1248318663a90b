import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { credentialOf, holderOf } from './credential-of.ts';
import { personAnswer } from './person-answer.ts';

/** 1161 读取就诊凭证人员信息: what 1101 answers, with the card or the token that was read. */
export const readCredential = transaction({
  number: '1161' as TransactionNumber,
  effect: 'reads',
  permission: 'person.read',
  async handle(call) {
    const claim = credentialOf(call.input.one('data'), call);
    const person = await holderOf(claim, call);
    const card = await call.world.credentials.cardOf(person);
    return {
      cardno: card?.number ?? null,
      card_sn: card?.serial ?? null,
      ecToken: claim.type === 'voucher' ? claim.number : null,
      ...(await personAnswer(call, person, call.today)),
    };
  },
});
