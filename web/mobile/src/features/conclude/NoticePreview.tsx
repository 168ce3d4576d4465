import type { CheckDetail } from '@shancheng/contracts/inspection-check';
import { useLanguage } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { readableDay } from '../../shared/check/day-words.ts';
import type { FindingDraft } from './findings.ts';

/** How the notice will read; its number, its citations and its digest come from the server. */
export function NoticePreview({ check, findings }: { check: CheckDetail; findings: readonly FindingDraft[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const nameOf = (authorityId: string) =>
    check.parties.find((party) => party.authorityId === authorityId)?.authorityName ?? authorityId;
  const agenciesOf = (itemId: string) => {
    const answers = check.checklist.find(({ id }) => id === itemId)?.answers ?? [];
    return [...new Set(answers.map(({ authorityId }) => nameOf(authorityId)))].join('、');
  };
  return (
    <details className="card paper">
      <summary>{t('check.conclude.preview')}</summary>
      <h2>{t(findings.length > 0 ? 'check.document.rectification-notice' : 'check.document.result-notice')}</h2>
      <p>{t('check.conclude.to', { name: check.subject.name })}</p>
      <ol className="paper-findings">
        {findings.map(({ itemId, text, dueOn }) => (
          <li key={itemId}>
            {text}
            <small>
              {agenciesOf(itemId)}
              {' · '}
              {dueOn ? t('check.conclude.by', { day: readableDay(dueOn, language) }) : t('check.conclude.noDay')}
            </small>
          </li>
        ))}
      </ol>
      <p className="quiet">{t('check.conclude.previewHint')}</p>
    </details>
  );
}
