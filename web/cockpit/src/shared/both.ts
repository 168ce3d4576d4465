import type { Name } from '@shancheng/contracts/common';
import { useTranslation } from 'react-i18next';

/** The same words in both languages, for what must follow a later language switch (the drawer’s heading). */
export function useBoth(): (key: string, values?: Record<string, string | number>) => Name {
  const { i18n } = useTranslation();
  return (key, values = {}) => ({ zh: i18n.getFixedT('zh-CN')(key, values), en: i18n.getFixedT('en')(key, values) });
}
