import { createContext, type ReactNode, use, useEffect, useState } from 'react';

export type Language = 'zh' | 'en';
export type Facts = Readonly<Record<string, string | number>>;

/** Both languages of one folder's texts. The type makes the two name the same keys. */
export type Words<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

const SLOT = 'yikao.language';

const Chosen = createContext<{ language: Language; choose: (language: Language) => void }>({
  language: 'zh',
  choose: () => undefined,
});

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(remembered);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const choose = (next: Language) => {
    localStorage.setItem(SLOT, next);
    setLanguage(next);
  };
  return <Chosen value={{ language, choose }}>{children}</Chosen>;
}

export function useLanguage() {
  return use(Chosen);
}

/** The texts of a folder in the chosen language; `{name}` in a text is replaced by that fact. */
export function useText<Key extends string>(words: Words<Key>) {
  const { language } = use(Chosen);
  return (key: Key, facts: Facts = {}) => fill(words[language][key], facts);
}

export function fill(text: string, facts: Facts): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}

function remembered(): Language {
  const kept = localStorage.getItem(SLOT);
  if (kept === 'zh' || kept === 'en') return kept;
  return navigator.language.startsWith('zh') ? 'zh' : 'en';
}
