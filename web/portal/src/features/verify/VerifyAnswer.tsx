import { ApiError } from '@shancheng/api-client';
import type { VerifiedDocument } from '@shancheng/contracts/public-entrance';
import { ErrorState, Skeleton } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { minuteOf } from '../../shared/day.ts';
import { Facts } from '../../shared/parts/Facts.tsx';
import { Icon } from '../../shared/parts/Icon.tsx';
import { usePortalApi } from '../../shared/use-portal-api.ts';

/** What the register says of a document, or that it does not know this number with this code. */
export function VerifyAnswer({ number, code }: { number: string; code: string }) {
  const { t } = useTranslation();
  const api = usePortalApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['document', number, code],
    queryFn: () => api.document(number, code),
  });
  if (error instanceof ApiError && error.status === 404) return <Unknown />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} height={32} label={t('verify.looking')} />;
  return <Known document={data} />;
}

function Unknown() {
  const { t } = useTranslation();
  return (
    <section className="card verdict" data-verdict="bad" role="status">
      <Icon name="warning" size={32} />
      <div>
        <h2>{t('verify.unknown')}</h2>
        <p>{t('verify.unknownHint')}</p>
      </div>
    </section>
  );
}

function Known({ document }: { document: VerifiedDocument }) {
  const { t } = useTranslation();
  const valid = document.status === 'valid';
  return (
    <section className="card" role="status">
      <div className="verdict" data-verdict={valid ? 'good' : 'void'}>
        <Icon name={valid ? 'check' : 'warning'} size={32} />
        <div>
          <h2>{t(`verify.${document.status}`)}</h2>
          <p>{t(`verify.${document.status}Hint`)}</p>
        </div>
      </div>
      <Facts
        rows={[
          [t('document.title'), document.title],
          [t('document.kind'), t(`document.kinds.${document.kind}`)],
          [t('document.number'), document.number],
          [t('document.issuedBy'), document.issuedBy],
          [t('document.issuedAt'), minuteOf(document.issuedAt)],
          [t('document.subject'), document.subjectName],
          [t('document.signatures'), <Signers key="signers" document={document} />],
          [t('document.digest'), <Digest key="digest" digest={document.digest} />],
        ]}
      />
    </section>
  );
}

function Signers({ document: { signatures } }: { document: VerifiedDocument }) {
  const { t } = useTranslation();
  if (signatures.length === 0) return t('document.noSignature');
  return (
    <ul>
      {signatures.map((one) => (
        <li key={`${one.side} ${one.name} ${one.signedAt}`}>
          {t(`document.side.${one.side}`, { name: one.name, at: minuteOf(one.signedAt) })}
          {one.certificateNo ? ` · ${t('certificateNo', { number: one.certificateNo })}` : ''}
          {one.reason ? ` · ${one.reason}` : ''}
        </li>
      ))}
    </ul>
  );
}

/** In groups of four: that is how two people compare it aloud. */
function Digest({ digest }: { digest: string }) {
  return <code className="digest">{digest.replace(/(.{4})(?=.)/g, '$1 ')}</code>;
}
