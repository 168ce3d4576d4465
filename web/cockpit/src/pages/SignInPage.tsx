import { ErrorState, LoginForm, useSession } from '@shancheng/ui';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isPlanningWall } from '../shared/which-wall.ts';

const AGAIN_MS = 5_000;

/** Nobody is signed in, the account may not see the wall, or the server is not there yet (then we keep asking). */
export function SignInPage() {
  const { t } = useTranslation();
  const { status, refresh, signOut } = useSession();
  const away = status.state === 'unreachable';
  useEffect(() => {
    if (!away) return undefined;
    const timer = setInterval(() => void refresh(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [away, refresh]);
  if (away) {
    return (
      <main className="ck-wall ck-wall-away">
        <ErrorState error={status.error} onRetry={() => void refresh()} />
      </main>
    );
  }
  if (status.state !== 'signed-in')
    return <LoginForm title={t(isPlanningWall() ? 'planning.title' : 'title')} subtitle={t('login.title')} />;
  return (
    <main className="ck-wall ck-wall-away">
      <div className="sc-empty">
        <strong>{t('login.noPermission')}</strong>
        <p>{t('login.noPermissionHint')}</p>
        <button type="button" className="sc-button" onClick={() => void signOut()}>
          {t('ui:login.signOut')}
        </button>
      </div>
    </main>
  );
}
