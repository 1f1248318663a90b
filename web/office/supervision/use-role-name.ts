import { accountWords, roleWord } from '../../account/words.ts';
import { useText } from '../../kit/language.tsx';
import { supervisionWords } from './supervision-words.ts';

/** What a role is called; the program itself has none and says so. */
export function useRoleName(): (role: string) => string {
  const ta = useText(accountWords);
  const t = useText(supervisionWords);
  return (role) => (role === 'system' ? t('system') : roleWord(ta, role));
}
