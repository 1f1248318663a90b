import type { ProviderSettlement } from '../../../money/settlement/index.ts';
import type { Output } from '../output.ts';
import type { Call } from '../transaction.ts';
import { setldetail } from './setldetail.ts';
import { setlinfo } from './setlinfo.ts';

/** A settlement or its cancel, as every transaction about money answers it. */
export async function tell(settled: ProviderSettlement, call: Call): Promise<Output> {
  return { setlinfo: await setlinfo(settled, call), setldetail: setldetail(settled, call) };
}

/** A trial names no settlement. */
export async function tellTrial(quoted: ProviderSettlement, call: Call): Promise<Output> {
  const info = await setlinfo(quoted, call);
  const unnamed = ['setl_id', 'setl_time', 'medins_setl_id'].filter((code) => code in info);
  return {
    setlinfo: { ...info, ...Object.fromEntries(unnamed.map((code) => [code, null])) },
    setldetail: setldetail(quoted, call),
  };
}
