import type { ConflictDetail } from '@shancheng/contracts/plan';
import { ErrorState, formatAbsolute, Skeleton, useName } from '@shancheng/ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { areaText } from '../../shared/measure.ts';
import { useConflict } from '../../shared/use-conflicts.ts';
import { StepForm } from './StepForm.tsx';

const COURSE = ['detected', 'assigned', 'proposed', 'opinion', 'conference', 'decided', 'patched', 'closed'] as const;

/** One conflict: what contradicts what, how far the reconciliation is, what may be done now, what was done. */
export function ConflictSteps({ conflictId, onClose }: { conflictId: string; onClose?: () => void }) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useConflict(conflictId);
  return (
    <section className="conflict-steps" aria-label={t('conflicts.one')}>
      <header>
        <h2>{t('conflicts.one')}</h2>
        {onClose ? (
          <Button size="small" type="text" aria-label={t('map.close')} onClick={onClose}>
            ✕
          </Button>
        ) : null}
      </header>
      {isPending ? <Skeleton rows={8} /> : null}
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Detail detail={data} /> : null}
    </section>
  );
}

function Detail({ detail }: { detail: ConflictDetail }) {
  const { t } = useTranslation();
  const name = useName();
  const { conflict, state } = detail;
  const reached = COURSE.indexOf(state.status as (typeof COURSE)[number]); // -1 for the side exit “exempt”
  return (
    <>
      <p>
        <i data-severity={conflict.severity} /> <b>{t(`conflicts.type.${conflict.type}`)}</b> ·{' '}
        {t(`conflicts.severity.${conflict.severity}`)} · {areaText(conflict.areaM2)}
      </p>
      <p>{name(conflict.explanation)}</p>
      <table className="plain">
        <tbody>
          {conflict.sides.map((side, index) => (
            <tr key={`${side.datasetId}/${side.featureKey}`}>
              <th scope="row">{index === 0 ? 'A' : 'B'}</th>
              <td>
                {name(side.datasetName)}
                <br />
                <small className="sc-muted">{[side.authority, side.code].filter(Boolean).join(' · ')}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
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
      {reached < 0 ? <p>{t(`conflicts.status.${state.status}`)}</p> : null}
      {state.opinionDueAt ? (
        <p className={state.overdue ? 'overdue' : 'sc-muted'}>
          {t('conflicts.opinionDue', { at: formatAbsolute(state.opinionDueAt) })}
          {state.overdue ? ` · ${t('conflicts.overdue')}` : ''}
        </p>
      ) : null}
      <StepForm detail={detail} />
      {detail.actions.length > 0 ? (
        <>
          <h3>{t('conflicts.history')}</h3>
          <ul className="conflict-history">
            {detail.actions.map((action) => (
              <li key={`${action.at}/${action.action}`}>
                <b>{t(`conflicts.action.${action.action}`)}</b> {action.by}{' '}
                <time className="sc-muted">{formatAbsolute(action.at)}</time>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
