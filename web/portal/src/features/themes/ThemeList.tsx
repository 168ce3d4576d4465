import { Empty, ErrorState, Skeleton, useName } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from '../../shared/parts/Link.tsx';
import { usePortalApi } from '../../shared/use-portal-api.ts';
import { ThemeDetail } from './ThemeDetail.tsx';

/** The kinds of shop there is a joint check for; the chosen one below in full. */
export function ThemeList({ themeId }: { themeId?: string }) {
  const { t } = useTranslation();
  const nameOf = useName();
  const api = usePortalApi();
  const { data, error, refetch } = useQuery({ queryKey: ['themes'], queryFn: () => api.themes() });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={3} height={64} />;
  if (data.items.length === 0) return <Empty title={t('themes.none')} />;
  const chosen = data.items.find(({ id }) => id === themeId);
  return (
    <>
      <nav className="chips" aria-label={t('themes.choose')}>
        {data.items.map((theme) => (
          <Link
            key={theme.id}
            to={{ page: 'themes', themeId: theme.id }}
            current={theme.id === themeId}
            className="chip"
          >
            {nameOf(theme.title)}
          </Link>
        ))}
      </nav>
      {chosen ? <ThemeDetail theme={chosen} authorities={data.authorities} /> : null}
      {themeId && !chosen ? <Empty title={t('themes.unknown')} /> : null}
      {themeId ? null : <p className="hint">{t('themes.chooseHint')}</p>}
    </>
  );
}
