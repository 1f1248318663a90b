import type { EncounterId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import type { AreaDatabase } from '../../../platform/sql.ts';
import type { ChargeKey } from '../charges/model.ts';
import { findChargeRequests, findKeptUploads, keyName } from '../charges/store.ts';
import { KEY_REUSED, UNKNOWN_ENCOUNTER } from '../errors.ts';
import type { Encounter } from '../model.ts';
import { checkUnsettled } from '../price-lines.ts';
import { lockEncounter } from '../store.ts';
import { decideRefund, type RefundLine, withRefund } from './decide-refund.ts';
import { insertRefund } from './store.ts';

export type RefundRequest = {
  readonly key: ChargeKey;
  /** Of everything that the sender asked for under this key. */
  readonly bodyHash: string;
  readonly encounter: EncounterId;
  readonly lines: readonly RefundLine[];
};

/** Adds refund lines to a bill that is not settled, once for its key. */
export function recordRefund(
  { database }: { readonly database: AreaDatabase },
  { key, bodyHash, encounter: id, lines }: RefundRequest,
): Promise<Encounter> {
  return database.transaction(async (sql) => {
    const before = await lockEncounter(sql, id);
    if (!before) throw new Rejection(UNKNOWN_ENCOUNTER, { id });
    const known = (await findChargeRequests(sql, [key])).get(keyName(key));
    if (known && known.bodyHash !== bodyHash) throw new Rejection(KEY_REUSED, { key: key.key });
    if (known) return before;
    const uploads = (await findKeptUploads(sql, [id])).get(id) ?? [];

    checkUnsettled(before);
    const charges = decideRefund(lines, uploads);
    const after = withRefund(before, charges);

    const seq = (uploads.at(-1)?.seq ?? 0) + 1;
    await insertRefund(sql, { key, bodyHash, before, after, seq, charges });
    return { ...after, revision: before.revision + 1 };
  });
}
