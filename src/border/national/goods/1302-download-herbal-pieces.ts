import { downloadOf } from './download-catalogue.ts';

export const downloadHerbalPieces = downloadOf('1302', 'herbal-piece');
