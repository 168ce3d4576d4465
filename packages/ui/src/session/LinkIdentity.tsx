import type { SignInProvider } from '@shancheng/contracts/sign-in';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../i18n/use-language.ts';
import { atProvider } from './at-provider.ts';
import { useSession } from './SessionProvider.tsx';
import { StepUpDialog } from './StepUpDialog.tsx';

/** Ties the identity at the government’s provider to the account that is signed in; nothing where there is nothing to tie. */
export function LinkIdentity() {
  const { t } = useTranslation('ui');
  const name = useName();
  const { api } = useSession();
  const [provider, setProvider] = useState<SignInProvider>();
  const [asking, setAsking] = useState(false);

  useEffect(() => {
    let left = false;
    api.GET('/api/v1/session/step-up', { params: { query: { purpose: 'link:official' } } }).then(
      ({ data }) => left || setProvider(data?.linkable.find((one) => one.provider === 'official')),
      () => undefined, // offered another time
    );
    return () => {
      left = true;
    };
  }, [api]);

  if (!provider) return null;
  return (
    <>
      <button
        type="button"
        className="sc-link-button"
        title={t('link.what', { name: name(provider.name) })}
        onClick={() => setAsking(true)}
      >
        {t('link.start')}
      </button>
      {asking ? (
        <StepUpDialog
          purpose={`link:${provider.provider}`}
          onProven={() => window.location.assign(atProvider(provider.provider, { mode: 'link' }))}
          onCancel={() => setAsking(false)}
        >
          {t('link.what', { name: name(provider.name) })}
        </StepUpDialog>
      ) : null}
    </>
  );
}
