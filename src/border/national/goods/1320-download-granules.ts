import { downloadOf } from './download-catalogue.ts';

export const downloadGranules = downloadOf('1320', 'granule');
