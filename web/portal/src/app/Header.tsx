import { LanguageSwitch, useSession } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { setLargeType, useLargeType } from '../shared/large-type.ts';
import { Icon } from '../shared/parts/Icon.tsx';
import { Link } from '../shared/parts/Link.tsx';
import type { Route } from '../shared/route.ts';
import { useIsEnterprise } from '../shared/use-is-enterprise.ts';

export function Header({ route }: { route: Route }) {
  const { t } = useTranslation();
  const { status } = useSession();
  const isEnterprise = useIsEnterprise();
  const large = useLargeType();
  return (
    <header className="portal-head">
      <div>
        <Link to={{ page: 'home' }} className="brand" current={route.page === 'home'}>
          <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={36} height={36} />
          <span>
            <strong>{t('appName')}</strong>
            <small>{t('appSubtitle')}</small>
          </span>
        </Link>
        <nav aria-label={t('headNav')}>
          <button type="button" className="head-button" onClick={() => setLargeType(!large)}>
            {t(large ? 'normalType' : 'largeType')}
          </button>
          <LanguageSwitch className="head-button" />
          {status.state === 'signed-in' ? (
            <Link to={{ page: isEnterprise ? 'checks' : 'complaints' }} className="head-button head-me">
              <Icon name="me" size={20} />
              {t('mine')}
            </Link>
          ) : (
            <Link to={{ page: 'sign-in' }} className="head-button head-me" current={route.page === 'sign-in'}>
              <Icon name="me" size={20} />
              {t('signIn')}
            </Link>
          )}
        </nav>
      </div>
    </header>
  );
}
