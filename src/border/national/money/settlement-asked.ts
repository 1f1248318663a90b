import type { PersonId, RegistrationId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import {
  NOT_THIS_PERSON,
  NOT_THIS_PROVIDER,
  type ProviderSettlement,
  UNKNOWN_SETTLEMENT,
} from '../../../money/settlement/index.ts';
import type { Row } from '../input.ts';
import type { Call } from '../transaction.ts';
import { readSettlementId, visitIdOf } from './settlement-id.ts';

/** 100001 alone writes its fields with a capital. */
type Codes = { readonly settlement: string; readonly person: string; readonly visit: string };
const USUAL: Codes = { settlement: 'setl_id', person: 'psn_no', visit: 'mdtrt_id' };

/** The settlement that is asked for; of another person, visit or hospital it is refused. */
export async function settlementAsked(
  row: Row,
  call: Call,
  codes: Codes = USUAL,
): Promise<ProviderSettlement> {
  const id = readSettlementId(row, codes.settlement);
  const person = row.text(codes.person) as PersonId;
  call.concerns({ person, registration: row.text(codes.visit) as RegistrationId });
  const found = await call.world.money.find(call.sql, id);
  const settlement = row.text(codes.settlement);
  if (!found || visitIdOf(found.encounter) !== row.text(codes.visit)) {
    throw new Rejection(UNKNOWN_SETTLEMENT, { settlement });
  }
  if (found.person !== person) throw new Rejection(NOT_THIS_PERSON, { settlement });
  if (found.provider !== call.signedIn.provider.id) {
    throw new Rejection(NOT_THIS_PROVIDER, { settlement });
  }
  return found;
}
