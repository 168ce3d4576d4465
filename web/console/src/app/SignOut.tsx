import { problemText, useLanguage, useSession } from '@shancheng/ui';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { heldCommands } from '../features/actions/held-commands.ts';

/** Ends the session once everything ordered is sent; says so when the server could not be told. */
export function SignOut() {
  const { t } = useTranslation('ui');
  const language = useLanguage();
  const { signOut } = useSession();
  const { message } = App.useApp();
  async function leave() {
    try {
      await heldCommands.sendAll();
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
