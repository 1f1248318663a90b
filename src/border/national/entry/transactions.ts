import type { Transaction } from '../transaction.ts';
import { signIn } from './9001-sign-in.ts';
import { signOut } from './9002-sign-out.ts';
import { uploadFile } from './9101-upload-file.ts';
import { downloadFile } from './9102-download-file.ts';

export const entryTransactions: readonly Transaction[] = [
  signIn,
  signOut,
  uploadFile,
  downloadFile,
];
