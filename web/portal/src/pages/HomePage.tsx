import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { MyMatters } from '../features/matters/MyMatters.tsx';
import { Icon, type IconName } from '../shared/parts/Icon.tsx';
import { Link } from '../shared/parts/Link.tsx';
import type { Route } from '../shared/route.ts';

const TILES: { key: string; icon: IconName; to: Route }[] = [
  { key: 'report', icon: 'report', to: { page: 'report' } },
  { key: 'track', icon: 'track', to: { page: 'track' } },
  { key: 'verify', icon: 'verify', to: { page: 'verify' } },
  { key: 'certificate', icon: 'certificate', to: { page: 'certificate' } },
  { key: 'results', icon: 'results', to: { page: 'results' } },
  { key: 'themes', icon: 'themes', to: { page: 'themes' } },
  { key: 'draw', icon: 'draw', to: { page: 'draw' } },
  { key: 'enterprise', icon: 'enterprise', to: { page: 'checks' } },
];

export function HomePage() {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = t('appName');
  }, [t]);
  return (
    <main className="page home">
      <h1>{t('home.title')}</h1>
      <MyMatters />
      <ul className="tiles">
        {TILES.map(({ key, icon, to }) => (
          <li key={key}>
            <Link to={to} className="tile">
              <Icon name={icon} size={36} />
              <strong>{t(`home.tile.${key}.title`)}</strong>
              <small>{t(`home.tile.${key}.hint`)}</small>
            </Link>
          </li>
        ))}
      </ul>
    </main>
  );
}
