import { Empty } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useTranslation();
  return <Empty title={t('notFound.title')} hint={t('notFound.hint')} action={<Link to="/">{t('nav.queue')}</Link>} />;
}
