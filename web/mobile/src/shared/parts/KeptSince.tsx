import { formatRelative, useLanguage, useNow } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

/** Without network: how old what is shown is. */
export function KeptSince({ asOf }: { asOf: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  return (
    <p className="kept-since" role="status">
      {t('tasks.kept', { at: formatRelative(asOf, now, language) })}
    </p>
  );
}
