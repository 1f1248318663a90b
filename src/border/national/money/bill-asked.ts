import type { EncounterId, RegistrationId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import {
  type BillId,
  billOf,
  checkOwn,
  checkStay,
  findStayBills,
  nextToSettle,
  type Registration,
} from '../../../money/encounter/index.ts';
import type { AccountUse } from '../../../money/settlement/index.ts';
import type { TermTables } from '../catalogue/model.ts';
import type { Row } from '../input.ts';
import type { Call } from '../transaction.ts';
import { describeVisit, schemeOf } from '../visit/medical-types.ts';
import { askerOf } from '../visit/registration-of.ts';
import { moneyKey } from './money-key.ts';

/** 个人账户使用标志. */
const ACCOUNT_USE: Readonly<Record<string, AccountUse>> = {
  '1': { own: true, relatives: false },
  '2': { own: false, relatives: true },
};
const NO_ACCOUNT: AccountUse = { own: false, relatives: false };

export function accountUse(row: Row): AccountUse {
  return ACCOUNT_USE[row.textOr('acct_used_flag') ?? ''] ?? NO_ACCOUNT;
}

/** Which bill is tried or settled, for whom, and with whose account. */
export async function billAsked(row: Row, call: Call, stay: boolean) {
  const { registration: id, ...asker } = askerOf(row, call);
  const found = await call.world.money.registration(id);
  const registration = checkOwn(found, id, asker);
  checkStay(registration, stay);
  checkDescription(row, registration, call.world.terms);
  const bill: BillId = stay
    ? await stayBill(id, call)
    : { registration: id, batch: row.text('chrg_bchno') };
  return {
    bill,
    registration,
    claimedTotal: row.money('medfee_sumamt'),
    use: accountUse(row),
    person: asker.person,
    provider: asker.provider,
  };
}

/**
 * Of a stay the sender names no bill: the next one that is to be settled. A message that comes again means the one
 * it settled.
 */
async function stayBill(stay: RegistrationId, call: Call): Promise<BillId> {
  const bills = await findStayBills(call.sql, stay);
  if (bills.length < 2) return { registration: stay, batch: null };
  const { provider } = call.key;
  const settled = await call.world.money.findBill(call.sql, { provider, key: moneyKey(call) });
  return billOf(settled?.encounter ?? nextToSettle(bills)?.id ?? (stay as string as EncounterId));
}

const REGISTRATION_FEE = '12';

/** A settlement repeats what the visit is; another kind or scheme would be another benefit. */
function checkDescription(
  row: Row,
  { visitKind, scheme, stay }: Registration,
  terms: TermTables,
): void {
  const claimed = schemeOf(row.text('insutype'));
  if (claimed !== null && scheme !== null && claimed !== scheme) {
    throw row.refuse('insutype', '与就诊登记的险种类型不一致');
  }
  if (stay) return;
  const type = row.text('med_type');
  const kind = describeVisit(terms, type, null)?.kind;
  const known = visitKind === 'special' ? 'chronic' : visitKind;
  if (type !== REGISTRATION_FEE && kind !== known) {
    throw row.refuse('med_type', '与就诊登记的医疗类别不一致');
  }
}

const PARTS = ['fulamt_ownpay_amt', 'overlmt_selfpay', 'preselfpay_amt', 'inscp_scp_amt'] as const;

/** The four parts as the sender heard them; null where it repeats none of them. */
export function claimedParts(row: Row): readonly Money[] | null {
  if (PARTS.every((code) => !row.has(code))) return null;
  return PARTS.map((code) => row.money(code));
}
