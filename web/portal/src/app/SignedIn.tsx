import { Empty, ErrorState, Skeleton, useSession } from '@shancheng/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignInPage } from '../pages/SignInPage.tsx';
import { Link } from '../shared/parts/Link.tsx';
import { hrefOf, type Route } from '../shared/route.ts';
import { useIsEnterprise } from '../shared/use-is-enterprise.ts';

const FOR_ENTERPRISES: readonly Route['page'][] = ['checks', 'check', 'notice', 'enterprise'];

/** Lets in who is signed in and may use the portal; everybody else signs in here and stays on this page. */
export function SignedIn({ route, children }: { route: Route; children: ReactNode }) {
  const { status, refresh } = useSession();
  const isEnterprise = useIsEnterprise();
  switch (status.state) {
    case 'checking':
      return <Skeleton rows={4} height={56} />;
    case 'unreachable':
      return <ErrorState error={status.error} onRetry={() => void refresh()} />;
    case 'anonymous':
      return <SignInPage returnTo={hrefOf(route)} />;
    case 'signed-in':
      if (!status.session.permissions.includes('portal.use'))
        return <Refused what="notForYou" name={status.session.displayName} />;
      if (!isEnterprise && FOR_ENTERPRISES.includes(route.page)) return <Refused what="notEnterprise" />;
      return children;
  }
}

function Refused({ what, name = '' }: { what: 'notForYou' | 'notEnterprise'; name?: string }) {
  const { t } = useTranslation();
  const { signOut, refresh } = useSession();
  return (
    <main className="page">
      <Empty
        title={t(what)}
        hint={t(`${what}Hint`, { name })}
        action={
          <>
            <Link to={{ page: 'home' }} className="side-button">
              {t('toHome')}
            </Link>
            <button type="button" className="side-button" onClick={() => void signOut().catch(refresh)}>
              {t('ui:login.signOut')}
            </button>
          </>
        }
      />
    </main>
  );
}
