import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openPhoneDatabase } from '../../shared/database.ts';
import { isUnsent } from '../../shared/outbox/entry.ts';

/** On the login screen: what this phone still holds is safe and will be sent. */
export function UnsentHere() {
  const { t } = useTranslation();
  const [count, setCount] = useState(0);
  useEffect(() => {
    void countHere().then(setCount, () => undefined);
  }, []);
  return count > 0 ? <p className="login-unsent">{t('login.unsent', { count })}</p> : null;
}

async function countHere(): Promise<number> {
  const db = await openPhoneDatabase();
  return (await db.getAll('entries')).filter(isUnsent).length;
}
