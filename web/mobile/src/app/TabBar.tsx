import { useTranslation } from 'react-i18next';
import { Icon } from '../shared/parts/Icon.tsx';
import { goTo, hrefOf, type Route } from '../shared/route.ts';

const TABS = ['tasks', 'history', 'me'] as const;

export function TabBar({ route }: { route: Route }) {
  const { t } = useTranslation();
  return (
    <nav className="tab-bar" aria-label={t('tabs')}>
      {TABS.map((page) => (
        <a
          key={page}
          href={hrefOf({ page })}
          {...(route.page === page ? { 'aria-current': 'page' as const } : {})}
          onClick={(event) => {
            event.preventDefault();
            goTo({ page });
          }}
        >
          <Icon name={page} />
          {t(`tab.${page}`)}
        </a>
      ))}
    </nav>
  );
}
