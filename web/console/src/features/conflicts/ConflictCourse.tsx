import type { ConflictDetail } from '@shancheng/contracts/plan';
import { formatAbsolute, ToneTag } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

const COURSE = ['detected', 'assigned', 'proposed', 'opinion', 'conference', 'decided', 'patched', 'closed'] as const;

/** How far the reconciliation is, who has said what, and until when the others may. */
export function ConflictCourse({ detail: { state } }: { detail: ConflictDetail }) {
  const { t } = useTranslation();
  const reached = COURSE.indexOf(state.status as (typeof COURSE)[number]); // -1 for the side exit “exempt”
  return (
    <>
      <ol className="course">
        {COURSE.map((status, index) => (
          <li
            key={status}
            data-done={index < reached}
            {...(status === state.status ? { 'aria-current': 'step' as const } : {})}
          >
            {t(`conflicts.status.${status}`)}
          </li>
        ))}
      </ol>
      {state.proposal ? (
        <p>
          {t('conflicts.proposal')}：<b>{t(`conflicts.proposals.${state.proposal}`)}</b>
          {state.documentNo ? ` · ${t('conflicts.documentNo')} ${state.documentNo}` : ''}
        </p>
      ) : null}
      {state.authorities.length > 0 ? (
        <ul className="conflict-voices">
          {state.authorities.map((authority) => {
            const said = state.opinions.find((opinion) => opinion.authority === authority);
            const word = said === undefined ? 'notYet' : said.agrees ? 'agrees' : 'disagrees';
            return (
              <li key={authority}>
                {authority}{' '}
                <ToneTag tone={said === undefined ? 'void' : said.agrees ? 'closed' : 'waiting'}>
                  {t(`conflicts.${word}`)}
                </ToneTag>
              </li>
            );
          })}
        </ul>
      ) : null}
      {state.opinionDueAt && (state.status === 'proposed' || state.status === 'opinion') ? (
        <p className={state.overdue ? 'overdue' : 'sc-muted'}>
          {t('conflicts.opinionDue', { at: formatAbsolute(state.opinionDueAt) })}
          {state.overdue ? ` · ${t('conflicts.overdue')}` : ''}
        </p>
      ) : null}
    </>
  );
}
