import { useTranslation } from 'react-i18next';

/** One button that shows the other language’s own name. */
export function LanguageSwitch({ className }: { className?: string }) {
  const { i18n } = useTranslation('ui');
  const other = i18n.language === 'en' ? 'zh-CN' : 'en';
  return (
    <button
      type="button"
      lang={other}
      className={`sc-link-button ${className ?? ''}`}
      onClick={() => void i18n.changeLanguage(other)}
    >
      {other === 'en' ? 'English' : '中文'}
    </button>
  );
}
