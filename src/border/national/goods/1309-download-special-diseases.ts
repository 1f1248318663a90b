import { codeDownloadOf } from './download-catalogue.ts';

export const downloadSpecialDiseases = codeDownloadOf('1309', 'special-disease');
