import { ApiError } from '@shancheng/api-client';
import { createI18n, SessionProvider, useSession } from '@shancheng/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { I18nextProvider } from 'react-i18next';
import { Portal } from './Portal.tsx';
import { textsEn } from './texts/texts-en.ts';
import { textsZh } from './texts/texts-zh.ts';

const i18n = createI18n({ 'zh-CN': textsZh, en: textsEn });
const RETRIES = 2;
const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What was refused stays refused; only what did not get through is worth another try.
      retry: (count, error) =>
        count < RETRIES && !(error instanceof ApiError && error.status > 0 && error.status < 500),
    },
  },
});

export function App() {
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <SessionProvider>
          <ForgetOnLeaving />
          <Portal />
        </SessionProvider>
      </QueryClientProvider>
    </I18nextProvider>
  );
}

/** On a shared phone the next person must not see the former one’s checks. */
function ForgetOnLeaving() {
  const { status } = useSession();
  useEffect(() => {
    if (status.state === 'anonymous') client.clear();
  }, [status.state]);
  return null;
}
