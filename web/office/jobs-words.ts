import { jobsEn } from './jobs.wording.en.ts';
import { jobsZh } from './jobs.wording.zh.ts';

export const jobsWords = { zh: jobsZh, en: jobsEn };
