import type { EnterpriseCheck } from '@shancheng/contracts/portal';
import { ErrorState, Skeleton } from '@shancheng/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckFacts } from '../features/checks/CheckFacts.tsx';
import { CheckHead } from '../features/checks/CheckHead.tsx';
import { FindingList } from '../features/findings/FindingList.tsx';
import { DocumentList } from '../features/notice/DocumentList.tsx';
import { RatingForm } from '../features/rating/RatingForm.tsx';
import { useCheck } from '../shared/check/use-checks.ts';
import { Link } from '../shared/parts/Link.tsx';
import { PageHead } from '../shared/parts/PageHead.tsx';

/** One check from top to bottom: where it is, what to do now, who comes, what was found, the papers, and what one may say. */
export function CheckPage({ checkId }: { checkId: string }) {
  const { t } = useTranslation();
  const { data: check, error, refetch } = useCheck(checkId);
  if (!check) {
    return (
      <main className="page">
        <PageHead title={t('page.check')} />
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton rows={5} height={80} />}
      </main>
    );
  }
  return <CheckSheet key={check.id} check={check} />;
}

function CheckSheet({ check }: { check: EnterpriseCheck }) {
  const { t } = useTranslation();
  const mayRate = check.allowed.includes('rate');
  // Decided once: a form that moves while somebody fills it in forgets what it has to say.
  const [asked] = useState(mayRate && check.status === 'closed' && check.rating === undefined);
  return (
    <main className="page">
      <PageHead title={check.title} />
      <CheckHead check={check} />
      <div className="columns">
        <div>
          {asked ? <RatingForm check={check} /> : null}
          {check.findings.length > 0 ? <FindingList check={check} /> : null}
          <DocumentList check={check} />
          {mayRate && !asked ? <RatingForm check={check} /> : null}
        </div>
        <div>
          <CheckFacts check={check} />
          <section className="card">
            <h2>{t('checks.complainTitle')}</h2>
            <p>{t('checks.complainHint')}</p>
            <Link to={{ page: 'complain', checkId: check.id }} className="side-button">
              {t('checks.complain')}
            </Link>
          </section>
        </div>
      </div>
    </main>
  );
}
