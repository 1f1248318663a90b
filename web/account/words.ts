import { accountEn } from './wording.en.ts';
import { accountZh } from './wording.zh.ts';

export const accountWords = { zh: accountZh, en: accountEn };
type AccountWord = keyof typeof accountZh;

/** A role as people say it; one that has no name yet says itself. */
export function roleWord(t: (key: AccountWord) => string, role: string): string {
  const key = `role.${role}`;
  return key in accountZh ? t(key as AccountWord) : role;
}
