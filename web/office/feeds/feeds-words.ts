import { feedsEn } from './feeds.wording.en.ts';
import { feedsZh } from './feeds.wording.zh.ts';

export const feedsWords = { zh: feedsZh, en: feedsEn };
