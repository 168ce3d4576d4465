import { ApiError } from '@shancheng/api-client';
import type { Entrance } from '@shancheng/contracts/sign-in';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../i18n/LanguageSwitch.tsx';
import { problemText } from '../states/problem-text.ts';
import { ProviderButtons } from './ProviderButtons.tsx';
import { useSession } from './SessionProvider.tsx';

interface LoginFormProps {
  title: ReactNode;
  subtitle?: ReactNode;
  footer?: ReactNode;
  /** Whose identity providers are offered: `public` for residents and enterprises. */
  entrance?: Entrance;
}

/** Account and password, which says what was wrong without saying which of the two; or an identity provider. */
export function LoginForm({ title, subtitle, footer, entrance = 'official' }: LoginFormProps) {
  const { t, i18n } = useTranslation('ui');
  const { status, signIn } = useSession();
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const id = useId();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const login = String(fields.get('login') ?? '').trim();
    const password = String(fields.get('password') ?? '');
    if (!login || !password) return setProblem(t('login.required'));
    setBusy(true);
    setProblem(undefined);
    try {
      await signIn(login, password);
    } catch (error) {
      setProblem(loginProblem(error));
    } finally {
      setBusy(false);
    }
  }

  function loginProblem(error: unknown): string {
    if (error instanceof ApiError && error.status === 401) return t('login.wrong');
    if (error instanceof ApiError && error.status === 429) return t('login.locked');
    const text = problemText(error, t, i18n.language);
    return `${text.title}。${text.next}`;
  }

  const expired = status.state === 'anonymous' && status.expired;
  return (
    <main className="sc-login">
      <form onSubmit={(event) => void submit(event)} aria-busy={busy}>
        <header>
          <h1>{title}</h1>
          {subtitle ? <p>{subtitle}</p> : null}
        </header>
        {(problem ?? (expired ? t('login.expired') : undefined)) ? (
          <p className="sc-login-problem" role="alert">
            {problem ?? t('login.expired')}
          </p>
        ) : null}
        <label htmlFor={`${id}u`}>{t('login.user')}</label>
        <input id={`${id}u`} name="login" autoComplete="username" autoCapitalize="none" maxLength={64} />
        <label htmlFor={`${id}p`}>{t('login.password')}</label>
        <div className="sc-login-password">
          <input
            id={`${id}p`}
            name="password"
            type={shown ? 'text' : 'password'}
            autoComplete="current-password"
            maxLength={256}
          />
          <button type="button" className="sc-link-button" onClick={() => setShown(!shown)}>
            {shown ? t('login.hide') : t('login.show')}
          </button>
        </div>
        <button type="submit" className="sc-button sc-button-primary" disabled={busy}>
          {busy ? t('login.busy') : t('login.submit')}
        </button>
        <ProviderButtons entrance={entrance} />
        <footer>
          <LanguageSwitch />
          {footer}
        </footer>
      </form>
    </main>
  );
}
