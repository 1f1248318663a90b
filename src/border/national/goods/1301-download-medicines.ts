import { downloadOf } from './download-catalogue.ts';

export const downloadMedicines = downloadOf('1301', 'medicine');
