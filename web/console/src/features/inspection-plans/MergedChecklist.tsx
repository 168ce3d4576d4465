import type { InspectionPlanDetail } from '@shancheng/contracts/inspection-plan';
import type { ChecklistItem } from '@shancheng/contracts/inspection-theme';
import { citePath } from '@shancheng/law';
import { useName } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { questionsByAgency } from './questions-by-agency.ts';

interface MergedChecklistProps {
  checklist: readonly ChecklistItem[];
  parties: InspectionPlanDetail['plan']['parties'];
}

/** What is asked, once: first what several agencies need, then what each asks alone. */
export function MergedChecklist({ checklist, parties }: MergedChecklistProps) {
  const { t } = useTranslation();
  const { shared, own, askedApart } = questionsByAgency(checklist);
  const nameOf = (authorityId: string) =>
    parties.find((one) => one.authorityId === authorityId)?.authorityName ?? authorityId;
  return (
    <section className="card">
      <h2>
        {t('inspection.checklist.title', { count: checklist.length })}
        {askedApart > checklist.length ? (
          <small className="sc-muted"> {t('inspection.checklist.apart', { count: askedApart })}</small>
        ) : null}
      </h2>
      {checklist.length === 0 ? <p className="sc-muted">{t('inspection.checklist.none')}</p> : null}
      {shared.length > 0 ? (
        <details open className="questions">
          <summary>{t('inspection.checklist.shared', { count: shared.length })}</summary>
          <Questions items={shared} nameOf={nameOf} />
        </details>
      ) : null}
      {[...own].map(([authorityId, items]) => (
        <details key={authorityId} className="questions">
          <summary>
            {nameOf(authorityId)}{' '}
            <small className="sc-muted">{t('inspection.checklist.count', { count: items.length })}</small>
          </summary>
          <Questions items={items} nameOf={undefined} />
        </details>
      ))}
    </section>
  );
}

interface QuestionsProps {
  items: readonly ChecklistItem[];
  /** Names the agencies behind each question; absent where all are of one. */
  nameOf: ((authorityId: string) => string) | undefined;
}

function Questions({ items, nameOf }: QuestionsProps) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <ol>
      {items.map((item) => (
        <li key={item.id}>
          <span>{name(item)}</span> <small className="sc-muted">{t(`inspection.answerKind.${item.answer}`)}</small>
          <small className="sc-muted block">
            {item.answers
              .map(({ authorityId, basis }) => `${nameOf ? `${nameOf(authorityId)}：` : ''}${citePath(basis.path)}`)
              .join(' · ')}
          </small>
        </li>
      ))}
    </ol>
  );
}
