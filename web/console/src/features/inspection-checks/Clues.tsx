import type { CheckDetail } from '@shancheng/contracts/inspection-check';
import { useTranslation } from 'react-i18next';

/** Violations handed on, each to the authority whose matter it is. */
export function Clues({ clues }: Pick<CheckDetail, 'clues'>) {
  const { t } = useTranslation();
  if (clues.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('inspection.clues.title', { count: clues.length })}</h2>
      <ul className="documents">
        {clues.map(({ id, authorityName, matterCode, description }) => (
          <li key={id}>
            <b>{authorityName}</b> <span className="sc-number sc-muted">{matterCode}</span>
            <small className="block">{description}</small>
          </li>
        ))}
      </ul>
      <small className="sc-muted">{t('inspection.clues.about')}</small>
    </section>
  );
}
