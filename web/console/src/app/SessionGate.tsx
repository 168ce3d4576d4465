import { ErrorState, LoginForm, PushProvider, Skeleton, useSession } from '@shancheng/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createQueryClient } from './query-client.ts';
import { router } from './router.tsx';

/** Who may see the console. An expired sign-in is asked for on top of the page, so that nothing typed is lost. */
export function SessionGate() {
  const { status, refresh } = useSession();
  const { t } = useTranslation();
  const [account, setAccount] = useState<string>();
  const signedIn = status.state === 'signed-in' ? status.session.accountId : undefined;
  if (signedIn !== undefined && signedIn !== account) setAccount(signedIn);
  if (status.state === 'anonymous' && !status.expired && account !== undefined) setAccount(undefined);

  if (status.state === 'checking') return <Skeleton rows={10} />;
  if (status.state === 'unreachable') return <ErrorState error={status.error} onRetry={() => void refresh()} />;
  const login = (
    <LoginForm title={t('app.name')} subtitle={account === undefined ? t('app.subtitle') : t('app.expiredKeep')} />
  );
  if (account === undefined) return login;
  return (
    <>
      <Console key={account} />
      {status.state === 'anonymous' ? <div className="relogin">{login}</div> : null}
    </>
  );
}

/** One account’s console; another account starts with nothing in memory. */
function Console() {
  const [queryClient] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <PushProvider>
        <RouterProvider router={router} />
      </PushProvider>
    </QueryClientProvider>
  );
}
