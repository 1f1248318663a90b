import { codeDownloadOf } from './download-catalogue.ts';

export const downloadOperations = codeDownloadOf('1308', 'operation');
