import { codeDownloadOf } from './download-catalogue.ts';

export const downloadPaidDiseases = codeDownloadOf('1310', 'paid-disease');
