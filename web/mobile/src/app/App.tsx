import { createI18n, ErrorState, LoginForm, SessionProvider, useSession } from '@shancheng/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { UnsentHere } from '../features/unsent/UnsentHere.tsx';
import { NoticeBar } from '../shared/parts/Notice.tsx';
import { AccountScope } from './AccountScope.tsx';
import { textsEn } from './texts-en.ts';
import { textsZh } from './texts-zh.ts';

const i18n = createI18n({ 'zh-CN': textsZh, en: textsEn });
const client = new QueryClient({ defaultOptions: { queries: { staleTime: 10_000 } } });

export function App() {
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <SessionProvider keepOffline>
          <NoticeBar />
          <Gate />
        </SessionProvider>
      </QueryClientProvider>
    </I18nextProvider>
  );
}

/** Who is there? The phone opens without network for whoever was signed in last. */
function Gate() {
  const { t } = useTranslation();
  const { status, refresh } = useSession();
  useEffect(() => {
    // another officer must not see the former one's lists
    if (status.state === 'anonymous') client.clear();
  }, [status.state]);
  useEffect(() => {
    document.title = t('appName');
  }, [t]);
  switch (status.state) {
    case 'checking':
      return <Splash />;
    case 'unreachable':
      return (
        <main className="page page-centre">
          <ErrorState error={status.error} onRetry={() => void refresh()} />
        </main>
      );
    case 'anonymous':
      return <LoginForm title={t('appName')} subtitle={t('appSubtitle')} footer={<UnsentHere />} />;
    case 'signed-in':
      return <AccountScope key={status.session.accountId} session={status.session} offline={status.offline} />;
  }
}

function Splash() {
  const { t } = useTranslation();
  return (
    <main className="page page-centre" aria-busy="true">
      <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={72} height={72} />
      <p>{t('ui:state.loading')}…</p>
    </main>
  );
}
