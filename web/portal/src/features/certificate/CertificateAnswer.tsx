import { ApiError } from '@shancheng/api-client';
import { ErrorState, Skeleton, SyntheticMark } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../shared/parts/Facts.tsx';
import { Icon } from '../../shared/parts/Icon.tsx';
import { usePortalApi } from '../../shared/use-portal-api.ts';

/** Whether a certificate shown at the door is real and holds today; what to do when it is not. */
export function CertificateAnswer({ number }: { number: string }) {
  const { t } = useTranslation();
  const api = usePortalApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['certificate', number],
    queryFn: () => api.certificate(number),
  });
  const unknown = error instanceof ApiError && error.status === 404;
  if (error && !unknown) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data && !unknown) return <Skeleton rows={3} height={32} />;
  const state = data?.status ?? 'unknown';
  return (
    <section className="card" role="status">
      <div className="verdict" data-verdict={data?.valid ? 'good' : 'bad'}>
        <Icon name={data?.valid ? 'check' : 'warning'} size={32} />
        <div>
          <h2>{t(`certificate.state.${state}`)}</h2>
          <p>{t(data?.valid ? 'certificate.validHint' : 'certificate.invalidHint')}</p>
        </div>
      </div>
      {data ? (
        <Facts
          rows={[
            [t('certificate.number'), data.certificateNo],
            [t('certificate.name'), data.name],
            [t('certificate.authority'), data.authorityName],
            [t('certificate.fields'), data.fields.map((field) => t(`field.${field}`, field)).join(t('comma'))],
            [t('certificate.area'), data.area],
            [t('certificate.until'), data.validTo],
            [t('results.origin'), data.synthetic ? <SyntheticMark key="synthetic" /> : ''],
          ]}
        />
      ) : null}
    </section>
  );
}
