import { stationEn } from './wording.en.ts';
import { stationZh } from './wording.zh.ts';

export const stationWords = { zh: stationZh, en: stationEn };
