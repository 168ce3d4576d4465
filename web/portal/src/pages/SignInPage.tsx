import { LoginForm, useSession } from '@shancheng/ui';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { goToAddress, hrefOf } from '../shared/route.ts';
import { useIsEnterprise } from '../shared/use-is-enterprise.ts';

/** Account and password, or the provider; afterwards on to where one wanted to go. */
export function SignInPage({ returnTo }: { returnTo?: string }) {
  const { t } = useTranslation();
  const { status } = useSession();
  const isEnterprise = useIsEnterprise();
  const signedIn = status.state === 'signed-in';
  useEffect(() => {
    document.title = `${t('signIn')} · ${t('appName')}`;
  }, [t]);
  useEffect(() => {
    if (signedIn) goToAddress(returnTo ?? hrefOf({ page: isEnterprise ? 'checks' : 'complaints' }), 'replace');
  }, [signedIn, isEnterprise, returnTo]);
  return <LoginForm title={t('signInTitle')} subtitle={t('signInSubtitle')} entrance="public" />;
}
