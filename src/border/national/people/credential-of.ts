import type { PersonId } from '../../../kernel/ids.ts';
import type { CredentialClaim, CredentialType, Desk } from '../../../people/credential/index.ts';
import type { Row } from '../input.ts';
import type { Call } from '../transaction.ts';

/** Who asks, as the credentials know it. */
export function deskOf({ signedIn }: Call): Desk {
  return { provider: signedIn.provider.id, operator: signedIn.operator.id };
}

/** What a message says of the person beside the credential; not every transaction has it. */
export type Told = { readonly idNumber: string | null; readonly name: string | null };
const NOTHING: Told = { idNumber: null, name: null };

/**
 * What a row presents: by its kind of credential, and where it has none by the identity number. The kind of
 * identity paper is not looked at: senders give an identity card's number under others as well.
 */
export function credentialOf(row: Row, call: Call, told: Told = NOTHING): CredentialClaim {
  const { idNumber, name } = told;
  const kind = row.textOr('mdtrt_cert_type');
  const reason = call.number;
  if (kind === null) {
    if (idNumber === null) throw row.refuse('mdtrt_cert_type', NEITHER);
    return { type: 'id-number', number: idNumber, cardSerial: null, name, reason };
  }
  const type = call.world.terms.toWord('credential', kind) as CredentialType | null;
  if (type === null) throw row.refuse('mdtrt_cert_type', NOT_TAKEN);
  const number = row.textOr('mdtrt_cert_no') ?? (type === 'id-number' ? idNumber : null);
  if (number === null) throw row.refuse('mdtrt_cert_no', REQUIRED);
  const cardSerial = row.textOr('card_sn');
  if (type === 'card' && cardSerial === null) throw row.refuse('card_sn', REQUIRED);
  return { type, number, cardSerial, name, reason };
}

/** The holder; from here on the message is known to open this person's record. */
export async function holderOf(claim: CredentialClaim, call: Call): Promise<PersonId> {
  const person = await call.world.credentials.resolve(claim, deskOf(call));
  call.concerns({ person });
  return person;
}

const NEITHER = '没有可以识别人员的就诊凭证或证件号码';
const NOT_TAKEN = '本地不受理该类凭证';
const REQUIRED = '必填';
