import { codeDownloadOf } from './download-catalogue.ts';

export const downloadDiagnoses = codeDownloadOf('1307', 'diagnosis');
