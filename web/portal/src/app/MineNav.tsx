import { useSession } from '@shancheng/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../shared/parts/Link.tsx';
import { goTo, type Route } from '../shared/route.ts';
import { useIsEnterprise } from '../shared/use-is-enterprise.ts';

/** The few pages of one’s own, who is signed in, and the way out. */
export function MineNav({ route }: { route: Route }) {
  const { t } = useTranslation();
  const { status, signOut } = useSession();
  const isEnterprise = useIsEnterprise();
  const [failed, setFailed] = useState(false);
  if (status.state !== 'signed-in') return null;
  const leave = () =>
    signOut().then(
      () => goTo({ page: 'home' }),
      () => setFailed(true),
    );
  return (
    <nav className="mine-nav" aria-label={t('mineNav')}>
      {isEnterprise ? (
        <>
          <Link to={{ page: 'checks' }} current={['checks', 'check', 'notice'].includes(route.page)}>
            {t('page.checks')}
          </Link>
          <Link to={{ page: 'enterprise' }} current={route.page === 'enterprise'}>
            {t('page.enterprise')}
          </Link>
        </>
      ) : null}
      <Link to={{ page: 'complaints' }} current={['complaints', 'complain'].includes(route.page)}>
        {t('page.complaints')}
      </Link>
      <span className="who">{status.session.displayName}</span>
      <button type="button" className="sc-link-button" onClick={() => void leave()}>
        {t('ui:login.signOut')}
      </button>
      {failed ? <span role="alert">{t('signOutFailed')}</span> : null}
    </nav>
  );
}
