import { toShortId } from '../../../kernel/short-id.ts';
import { followFilings } from '../../../money/encounter/index.ts';
import { fileFor, type NewFiling } from '../../../people/filing/index.ts';
import type { OutRow } from '../output.ts';
import type { Call } from '../transaction.ts';

/** Records a filing, makes the person's open stays follow it, and gives its number. */
export async function fileAsked(call: Call, filing: NewFiling): Promise<OutRow> {
  const { id } = await fileFor(call.sql, call.world, filing);
  await followFilings(call.sql, filing.person);
  return { trt_dcla_detl_sn: toShortId(id) };
}
