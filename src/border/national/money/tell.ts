import type { ProviderSettlement } from '../../../money/settlement/index.ts';
import type { OutRow } from '../output.ts';
import type { Call } from '../transaction.ts';
import { setldetail } from './setldetail.ts';
import { type DescribedVisit, setlinfo } from './setlinfo.ts';

/** A settlement or its cancel, as every transaction about money answers it. */
export function tell(settled: ProviderSettlement, call: Call): OutRow {
  return { setlinfo: setlinfo(settled, call), setldetail: setldetail(settled, call) };
}

/** A trial names no settlement. */
const over = { setl_id: null, setl_time: null, medins_setl_id: null };

export function tellTrial(
  quoted: ProviderSettlement,
  call: Call,
  draft: DescribedVisit | null = null,
): OutRow {
  const info = setlinfo(quoted, call, { over, draft });
  return { setlinfo: info, setldetail: setldetail(quoted, call) };
}
