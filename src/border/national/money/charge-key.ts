import { Rejection } from '../../../kernel/rejection.ts';
import type { ChargeKey } from '../../../money/encounter/index.ts';
import { NODE_MISSING } from '../errors.ts';
import type { Row } from '../input.ts';
import type { Call } from '../transaction.ts';
import { plainNumber } from './money-key.ts';

/** With the provider it names an upload or what takes one back for ever. */
export function chargeKey({ key }: Call): ChargeKey {
  const { provider, transaction, message } = key;
  return { provider, transaction: plainNumber(transaction), key: message };
}

/** The first row; a message is about one visit of one person. */
export function checkOneVisit(rows: readonly Row[], node: string): Row {
  const [first] = rows;
  if (!first) throw new Rejection(NODE_MISSING, { node });
  for (const row of rows) {
    for (const code of ['mdtrt_id', 'psn_no']) {
      if (row.text(code) !== first.text(code))
        throw row.refuse(code, '一次上传只能是同一人同一次就诊');
    }
  }
  return first;
}
