import type { MySubjects } from '@shancheng/contracts/portal';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/parts/Icon.tsx';
import { Problem } from '../../shared/parts/Problem.tsx';
import { QrCode } from '../../shared/parts/QrCode.tsx';
import { usePortalApi } from '../../shared/use-portal-api.ts';
import { subjectsKey } from './use-subjects.ts';

/** The code officers scan before they begin: to print and hang up, and to renew when a copy went astray. */
export function CheckCode({ subject }: { subject: MySubjects['items'][number] }) {
  const { t } = useTranslation();
  const api = usePortalApi();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const renewing = useMutation({
    mutationFn: () => api.renewCheckCode(subject.id),
    onSuccess: async () => {
      setAsking(false);
      await queries.invalidateQueries({ queryKey: subjectsKey });
    },
  });
  return (
    <section className="card check-code">
      <h2>{t('enterprise.code')}</h2>
      <figure>
        <QrCode text={subject.qr} label={t('enterprise.codeLabel', { name: subject.name })} size={220} />
        <figcaption>
          <strong>{subject.name}</strong>
          <br />
          {t('enterprise.codeCaption')}
        </figcaption>
      </figure>
      <p className="no-print">{t('enterprise.codeHint')}</p>
      {renewing.error ? <Problem error={renewing.error} /> : null}
      {renewing.isSuccess ? (
        <p className="good no-print" role="status">
          {t('enterprise.renewed')}
        </p>
      ) : null}
      {asking ? (
        <div className="inset no-print">
          <p>{t('enterprise.renewSure', { name: subject.name })}</p>
          <div className="form-actions">
            <button type="button" className="side-button" onClick={() => setAsking(false)}>
              {t('cancel')}
            </button>
            <button
              type="button"
              className="big-button"
              disabled={renewing.isPending}
              onClick={() => renewing.mutate()}
            >
              {t('enterprise.renewYes')}
            </button>
          </div>
        </div>
      ) : (
        <div className="form-actions no-print">
          <button type="button" className="side-button" onClick={() => setAsking(true)}>
            {t('enterprise.renew')}
          </button>
          <button type="button" className="big-button" onClick={() => window.print()}>
            <Icon name="print" />
            {t('enterprise.print')}
          </button>
        </div>
      )}
    </section>
  );
}
