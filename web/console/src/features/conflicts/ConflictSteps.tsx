import type { ConflictDetail } from '@shancheng/contracts/plan';
import { ErrorState, formatAbsolute, Skeleton, ToneTag, useName } from '@shancheng/ui';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { areaText } from '../../shared/measure.ts';
import { useConflict } from '../../shared/use-conflicts.ts';
import { ConflictCourse } from './ConflictCourse.tsx';
import { ConflictHistory } from './ConflictHistory.tsx';
import { ConflictSides } from './ConflictSides.tsx';
import { TONE_OF_STATUS } from './conflict-tone.ts';
import { StepForm } from './StepForm.tsx';

interface ConflictStepsProps {
  conflictId: string;
  /** The day the page around it shows; undefined: today. */
  asOf?: string | undefined;
  /** Between what contradicts and the steps, e.g. a small map. */
  picture?: (detail: ConflictDetail) => ReactNode;
  onClose?: () => void;
}

/** One conflict: what contradicts what, how far the reconciliation is, what may be done now, what was done. */
export function ConflictSteps({ conflictId, asOf, picture, onClose }: ConflictStepsProps) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useConflict(conflictId);
  return (
    <section className="conflict-steps" aria-label={t('conflicts.one')}>
      <header>
        <h2>{data ? t(`conflicts.type.${data.conflict.type}`) : t('conflicts.one')}</h2>
        {onClose ? (
          <Button size="small" type="text" aria-label={t('map.close')} onClick={onClose}>
            ✕
          </Button>
        ) : null}
      </header>
      {isPending ? <Skeleton rows={8} /> : null}
      {error ? (
        <>
          <ErrorState error={error} onRetry={() => void refetch()} />
          {asOf === undefined ? null : <p className="sc-muted">{t('conflicts.onlyThen')}</p>}
        </>
      ) : null}
      {data && asOf !== undefined ? (
        <p className="conflict-today" role="note">
          {t('conflicts.todayState', { day: asOf })}
        </p>
      ) : null}
      {data ? <Detail detail={data} picture={picture} /> : null}
    </section>
  );
}

function Detail({ detail, picture }: { detail: ConflictDetail; picture: ConflictStepsProps['picture'] }) {
  const { t } = useTranslation();
  const name = useName();
  const { conflict, state, goneAt } = detail;
  return (
    <>
      <p className="conflict-line">
        <i data-severity={conflict.severity} />
        <span>{t(`conflicts.severity.${conflict.severity}`)}</span>
        <ToneTag tone={TONE_OF_STATUS[state.status]}>{t(`conflicts.status.${state.status}`)}</ToneTag>
        {state.overdue ? <ToneTag tone="overdue">{t('conflicts.overdue')}</ToneTag> : null}
        <b className="number">{areaText(conflict.areaM2)}</b>
      </p>
      <p className="conflict-rule">{name(conflict.explanation)}</p>
      {goneAt ? <p className="conflict-gone">✓ {t('conflicts.gone', { at: formatAbsolute(goneAt) })}</p> : null}
      {picture?.(detail)}
      <ConflictSides detail={detail} />
      <ConflictCourse detail={detail} />
      <StepForm detail={detail} />
      <ConflictHistory detail={detail} />
    </>
  );
}
