import { Rejection } from '../../../kernel/rejection.ts';
import { UNKNOWN_FILE } from '../errors.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';

/** 9102 文件下载: the bytes themselves; of another provider's file nothing exists. */
export const downloadFile = transaction({
  number: '9102' as TransactionNumber,
  effect: 'reads',
  permission: 'care.read',
  async handle({ input, signedIn, world }) {
    const number = input.one('fsDownloadIn').text('file_qury_no');
    const file = await world.files.open(number, signedIn.provider.id);
    if (!file) throw new Rejection(UNKNOWN_FILE, { file: number });
    return { file };
  },
});
