import { downloadOf } from './download-catalogue.ts';

export const downloadServices = downloadOf('1305', 'service');
