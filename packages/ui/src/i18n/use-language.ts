import { useTranslation } from 'react-i18next';
import type { Language } from '../time/format.ts';

/** A name in both languages, as the server sends it. */
export interface BilingualName {
  zh: string;
  en: string;
}

/** The language now shown. */
export function useLanguage(): Language {
  return useTranslation('ui').i18n.language === 'en' ? 'en' : 'zh-CN';
}

/** A function that picks the right half of a bilingual name. */
export function useName(): (name: BilingualName) => string {
  const language = useLanguage();
  return (name) => (language === 'en' ? name.en : name.zh);
}
