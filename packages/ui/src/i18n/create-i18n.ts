import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../time/format.ts';
import { uiEn } from './ui-en.ts';
import { uiZh } from './ui-zh.ts';

const STORAGE_KEY = 'shancheng.language';

/** Nested text of one language. */
export interface Texts {
  [key: string]: string | Texts;
}

/** What an app brings: its own texts per language, reached as the default namespace `app`. */
export type AppTexts = Record<Language, Texts>;

function storedLanguage(): Language {
  try {
    return globalThis.localStorage?.getItem(STORAGE_KEY) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN'; // storage may be forbidden; Chinese is the default
  }
}

/**
 * One i18next instance with the app’s texts (namespace `app`, the default) and the shared ones (`ui`).
 * Starts in the language chosen last on this device, zh-CN the first time.
 */
export function createI18n(texts: AppTexts): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: storedLanguage(),
    fallbackLng: 'zh-CN',
    supportedLngs: ['zh-CN', 'en'],
    ns: ['app', 'ui'],
    defaultNS: 'app',
    fallbackNS: 'ui',
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: { 'zh-CN': { app: texts['zh-CN'], ui: uiZh }, en: { app: texts.en, ui: uiEn } },
  });
  applyToDocument(instance.language as Language); // supportedLngs holds exactly the two
  instance.on('languageChanged', (language) => {
    try {
      globalThis.localStorage?.setItem(STORAGE_KEY, language);
    } catch {
      // not kept, still switched for this visit
    }
    applyToDocument(language === 'en' ? 'en' : 'zh-CN');
  });
  return instance;
}

function applyToDocument(language: Language) {
  if (typeof document !== 'undefined') document.documentElement.lang = language;
}
