import { codeDownloadOf } from './download-catalogue.ts';

export const downloadMorphology = codeDownloadOf('1313', 'morphology');
