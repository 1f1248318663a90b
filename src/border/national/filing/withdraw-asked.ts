import type { PersonId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { fromShortId } from '../../../kernel/short-id.ts';
import { findUseOf, followFilings } from '../../../money/encounter/index.ts';
import {
  type Filing,
  type FilingId,
  UNKNOWN_FILING,
  type Withdrawal,
  withdrawFiling,
} from '../../../people/filing/index.ts';
import type { Row } from '../input.ts';
import type { Output } from '../output.ts';
import type { Call } from '../transaction.ts';

/** Takes back what the sender itself filed, of one kind. */
export async function withdrawAsked(call: Call, kind: Withdrawal['kind']): Promise<Output> {
  await withdrawNamed(call.input.one('data'), call, kind);
  return {};
}

export async function withdrawNamed(
  row: Row,
  call: Call,
  kind: Withdrawal['kind'],
): Promise<Filing> {
  const person = row.text('psn_no') as PersonId;
  call.concerns({ person });
  const sent = row.text('trt_dcla_detl_sn');
  const id = fromShortId(sent) as FilingId | null;
  if (id === null) throw new Rejection(UNKNOWN_FILING, { id: sent });
  const request: Withdrawal = {
    ...{ id, kind, person, today: call.today },
    provider: call.signedIn.provider.id,
    operator: call.signedIn.operator.id,
    reason: row.textOr('memo') ?? '',
  };
  try {
    const filing = await withdrawFiling(call.sql, request, findUseOf);
    await followFilings(call.sql, person);
    return filing;
  } catch (error) {
    // The sender knows the filing by the number that it was given.
    if (!(error instanceof Rejection) || error.facts.id !== id) throw error;
    throw new Rejection(error.kind, { ...error.facts, id: sent });
  }
}
