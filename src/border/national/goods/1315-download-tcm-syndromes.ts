import { codeDownloadOf } from './download-catalogue.ts';

export const downloadTcmSyndromes = codeDownloadOf('1315', 'tcm-syndrome');
