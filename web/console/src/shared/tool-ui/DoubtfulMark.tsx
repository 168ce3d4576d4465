import { useTranslation } from 'react-i18next';

/** (?) behind a standard nobody has confirmed; says so to who points at it or listens. */
export function DoubtfulMark() {
  const { t } = useTranslation();
  return (
    <abbr className="doubtful-mark" title={t('tools.doubtfulHint')}>
      (?)<span className="visually-hidden"> {t('tools.doubtfulHint')}</span>
    </abbr>
  );
}

/** The line that explains the mark, where at least one stands below it. */
export function DoubtfulLine() {
  const { t } = useTranslation();
  return <small className="sc-muted">(?) {t('tools.doubtfulHint')}</small>;
}
