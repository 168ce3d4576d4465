import { useTranslation } from 'react-i18next';
import { Icon } from '../shared/parts/Icon.tsx';
import { goTo, hrefOf, type Route } from '../shared/route.ts';
import { type Parts, tabsOf } from './parts.ts';

export function TabBar({ route, parts }: { route: Route; parts: Parts }) {
  const { t } = useTranslation();
  return (
    <nav className="tab-bar" aria-label={t('tabs')}>
      {tabsOf(parts).map((page) => (
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
