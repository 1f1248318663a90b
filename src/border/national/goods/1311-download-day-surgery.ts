import { codeDownloadOf } from './download-catalogue.ts';

export const downloadDaySurgery = codeDownloadOf('1311', 'day-surgery');
