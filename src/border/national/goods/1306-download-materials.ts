import { downloadOf } from './download-catalogue.ts';

export const downloadMaterials = downloadOf('1306', 'material');
