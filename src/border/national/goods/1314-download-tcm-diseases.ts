import { codeDownloadOf } from './download-catalogue.ts';

export const downloadTcmDiseases = codeDownloadOf('1314', 'tcm-disease');
