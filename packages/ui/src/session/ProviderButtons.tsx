import type { Entrance, SignInProvider } from '@shancheng/contracts/sign-in';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../i18n/use-language.ts';
import { atProvider } from './at-provider.ts';
import { useSession } from './SessionProvider.tsx';

/** A way in by each identity provider of this entrance; nothing where none is connected or nobody can say. */
export function ProviderButtons({ entrance }: { entrance: Entrance }) {
  const { t } = useTranslation('ui');
  const name = useName();
  const { api, status, refresh } = useSession();
  const [providers, setProviders] = useState<SignInProvider[]>([]);
  // On top of a page with something typed into it, signing in goes on in a window of its own.
  const keepsPage = status.state === 'anonymous' && status.expired;

  useEffect(() => {
    let left = false;
    api.GET('/api/v1/session/oidc').then(
      ({ data }) => left || setProviders(data?.filter(({ provider }) => provider === entrance) ?? []),
      () => undefined, // the password is there still
    );
    return () => {
      left = true;
    };
  }, [api, entrance]);

  useEffect(() => {
    if (!keepsPage) return undefined;
    const look = () =>
      void api.GET('/api/v1/session').then(
        () => refresh(),
        () => undefined, // not signed in yet: the page stays as it is
      );
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [keepsPage, api, refresh]);

  if (providers.length === 0) return null;
  return (
    <div className="sc-login-providers">
      <p>{t('login.or')}</p>
      {providers.map((one) => (
        <a
          key={one.provider}
          className="sc-button"
          href={atProvider(one.provider)}
          {...(keepsPage ? { target: '_blank', rel: 'noreferrer' } : {})}
        >
          {t('login.with', { name: name(one.name) })}
        </a>
      ))}
    </div>
  );
}
