import { downloadOf } from './download-catalogue.ts';

export const downloadPreparations = downloadOf('1303', 'preparation');
