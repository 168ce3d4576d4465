import type { Quotation } from '@shancheng/contracts/registers';
import { citePath } from '@shancheng/law';
import { useTranslation } from 'react-i18next';

/** What a matter rests on, word for word as it read on the day. */
export function Quotations({ quotations }: { quotations: readonly Quotation[] }) {
  const { t } = useTranslation();
  if (quotations.length === 0) return <p className="sc-muted">{t('powers.matters.noCitations')}</p>;
  return (
    <ul className="quotations">
      {quotations.map(({ lawId, path, provisions }) => (
        <li key={`${lawId} ${path}`}>
          {provisions.length === 0 ? (
            <p className="sc-muted">
              {lawId} {citePath(path)}：{t('powers.matters.notThen')}
            </p>
          ) : (
            provisions.map((one) => (
              <p key={one.path}>
                <b>
                  {one.lawTitle}
                  {citePath(one.path)}
                </b>{' '}
                {one.wording}
              </p>
            ))
          )}
        </li>
      ))}
    </ul>
  );
}
