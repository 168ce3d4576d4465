import { Empty, ErrorState, Skeleton } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { Paper } from '../features/notice/Paper.tsx';
import { signingState } from '../features/notice/signing-state.ts';
import { SignForm } from '../features/signing/SignForm.tsx';
import { useCheck } from '../shared/check/use-checks.ts';
import { Icon } from '../shared/parts/Icon.tsx';
import { PageHead } from '../shared/parts/PageHead.tsx';

/** One paper of a check: to read, to sign, to print. */
export function NoticePage({ checkId, documentId }: { checkId: string; documentId: string }) {
  const { t } = useTranslation();
  const { data: check, error, refetch } = useCheck(checkId);
  const document = check?.documents.find(({ id }) => id === documentId);
  if (!check || !document) {
    return (
      <main className="page narrow">
        <PageHead title={t('page.notice')} />
        {error && !check ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {check ? <Empty title={t('document.gone')} hint={t('document.goneHint')} /> : null}
        {!check && !error ? <Skeleton rows={8} height={28} /> : null}
      </main>
    );
  }
  return (
    <main className="page narrow">
      <PageHead
        title={document.title}
        action={
          <button type="button" className="side-button no-print" onClick={() => window.print()}>
            <Icon name="print" size={20} />
            {t('print')}
          </button>
        }
      />
      <p className="hint no-print">{t('document.language')}</p>
      <Paper document={document} synthetic={check.synthetic} />
      {signingState(document, check.allowed) === 'to-sign' ? <SignForm check={check} document={document} /> : null}
    </main>
  );
}
