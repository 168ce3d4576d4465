import { useTranslation } from 'react-i18next';
import { FindingCard } from '../features/rectify/FindingCard.tsx';
import { DocumentPaper } from '../features/signing/DocumentPaper.tsx';
import { CheckFacts } from '../features/visit/CheckFacts.tsx';
import { Course } from '../features/visit/Course.tsx';
import { RefusedScan } from '../features/visit/RefusedScan.tsx';
import { Team } from '../features/visit/Team.tsx';
import { progressOf } from '../shared/check/check-steps.ts';
import type { ShownCheck } from '../shared/check/pending-check.ts';
import { goTo } from '../shared/route.ts';
import { CheckActionBar } from './CheckActionBar.tsx';

/** What the officer should know before the next step, which stands at the lower edge. */
export function CheckOverview({ shown }: { shown: ShownCheck }) {
  const { t } = useTranslation();
  const { check, refusedScan } = shown;
  const { total, answered, wrong } = progressOf(check);
  const listed = check.entries.length > 0 || shown.entries.length > 0;
  return (
    <>
      <Course status={check.status} />
      {refusedScan ? <RefusedScan entry={refusedScan} /> : null}
      {shown.refused > 0 && !refusedScan ? (
        <button type="button" className="rework as-button" onClick={() => goTo({ page: 'unsent' })}>
          {t('check.toRead', { count: shown.refused })} · {t('unsent.look')}
        </button>
      ) : null}
      <div className="task-columns">
        {check.findingList.length > 0 ? (
          <ol className="items">
            {check.findingList.map((finding, index) => (
              <FindingCard key={finding.id} check={check} finding={finding} number={index + 1} />
            ))}
          </ol>
        ) : null}
        {check.status === 'closed' && check.findingList.length === 0 ? (
          <p className="card">{t('check.nothingFound')}</p>
        ) : null}
        <CheckFacts check={check} />
        <Team check={check} />
        {listed ? (
          <button
            type="button"
            className="card card-link"
            onClick={() => goTo({ page: 'check', checkId: check.id, step: 'list' })}
          >
            <strong>{t('check.screen.list')}</strong>
            <span className="quiet">
              {t('check.list.answered', { answered, total })}
              {wrong > 0 ? ` · ${t('check.list.wrong', { count: wrong })}` : ''}
            </span>
          </button>
        ) : null}
        {check.documents.map((document) => (
          <DocumentPaper key={document.id} document={document} />
        ))}
      </div>
      <CheckActionBar shown={shown} />
    </>
  );
}
