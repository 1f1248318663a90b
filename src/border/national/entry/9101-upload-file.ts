import { Rejection } from '../../../kernel/rejection.ts';
import { FILE_NOT_ZIP, OTHER_PROVIDER } from '../errors.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';

/** 9101 文件上传: a ZIP of a text, kept until another transaction (3202) names its number. */
export const uploadFile = transaction({
  number: '9101' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle({ input, signedIn, sql, world }) {
    const row = input.one('fsUploadIn');
    const provider = signedIn.provider.id;
    const named = row.text('fixmedins_code');
    if (named !== provider) throw new Rejection(OTHER_PROVIDER, { own: provider, provider: named });
    const bytes = row.bytes('in');
    const name = row.text('filename');
    if (!isZip(bytes)) throw new Rejection(FILE_NOT_ZIP, { name });
    const kept = await world.files.keep(sql, { name, bytes, provider, kind: 'upload' });
    return {
      file_qury_no: kept.number,
      filename: name,
      fixmedins_code: provider,
      dld_endtime: kept.endsAt,
    };
  },
});

/** Archives begin with `PK`, and with 3 4 unless they are empty (5 6). */
function isZip([p, k, a, b]: Uint8Array): boolean {
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6));
}
