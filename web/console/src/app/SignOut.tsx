import { problemText, useLanguage, useSession } from '@shancheng/ui';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';

/** Ends the session; says so when the server could not be told. */
export function SignOut() {
  const { t } = useTranslation('ui');
  const language = useLanguage();
  const { signOut } = useSession();
  const { message } = App.useApp();
  async function leave() {
    try {
      await signOut();
    } catch (error) {
      const text = problemText(error, t, language);
      void message.error(`${text.title} · ${text.next}`);
    }
  }
  return (
    <button type="button" className="sc-link-button" onClick={() => void leave()}>
      {t('login.signOut')}
    </button>
  );
}
