import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/parts/Icon.tsx';
import type { SignState } from './sign-state.ts';

/** Whose signature is still missing. */
export function WhoIsLeft({ state }: { state: SignState }) {
  const { t } = useTranslation();
  const { waitingFor, subject, mine } = state;
  if (waitingFor.length === 0 && subject) {
    return (
      <p className="card scan-done">
        <Icon name="check" />
        {t('check.sign.complete')}
      </p>
    );
  }
  const names = waitingFor.map(({ name, authorityName }) => `${name}（${authorityName}）`);
  return (
    <section className="card">
      <h2>{t('check.sign.left')}</h2>
      <ul className="left">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
        {subject ? null : <li>{t('check.sign.theEnterprise')}</li>}
      </ul>
      {mine && subject ? <p className="quiet">{t('check.sign.wait')}</p> : null}
    </section>
  );
}
