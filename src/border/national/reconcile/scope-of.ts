import { addDays } from '../../../kernel/days.ts';
import type { Scope } from '../../../money/reconciliation/index.ts';
import type { Scheme } from '../../../rules/policy/index.ts';
import type { Row } from '../input.ts';
import { visitKindsOf } from '../money/clearing-type.ts';
import type { Call } from '../transaction.ts';

/** What a reconciliation is about: agency, clearing type and days of settling, in our words. */
export function scopeOf(data: Row, { signedIn }: Call, scheme: Scheme | null): Scope {
  const { area, provider } = signedIn;
  if (data.text('setl_optins') !== area) {
    throw data.refuse('setl_optins', `本机构的结算由 ${area} 清算`);
  }
  return {
    provider: provider.id,
    startsOn: data.day('stmt_begndate'),
    endsOn: addDays(data.day('stmt_enddate'), 1),
    scheme,
    visitKinds: visitKindsOf(data.text('clr_type'), provider.kind),
    // Refunds count unless the sender leaves them out.
    withRefunds: data.textOr('refd_setl_flag') !== '0',
  };
}

export function byOf({ signedIn }: Call) {
  return {
    channel: 'national' as const,
    actor: signedIn.operator.id,
    accountsInFunds: signedIn.profile.accountInFundSum,
  };
}
