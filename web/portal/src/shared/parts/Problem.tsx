import { problemText } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

/** A deed that was refused or did not get through: what happened, that nothing is lost, what to do next. */
export function Problem({ error }: { error: unknown }) {
  const { t, i18n } = useTranslation();
  const text = problemText(error, i18n.getFixedT(i18n.language, 'ui'), i18n.language);
  return (
    <p className="problem" role="alert">
      <strong>{text.title}</strong>
      {[text.detail, t('stillHere'), text.next].filter(Boolean).join(' ')}
    </p>
  );
}
