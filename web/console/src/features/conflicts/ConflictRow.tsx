import type { PlanConflict } from '@shancheng/contracts/plan';
import { formatAbsolute, ToneTag, useName, useNow } from '@shancheng/ui';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { areaText } from '../../shared/measure.ts';
import type { LayerFacts } from '../../shared/use-layer-facts.ts';
import { TONE_OF_STATUS } from './conflict-tone.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

interface ConflictRowProps {
  conflict: PlanConflict;
  facts: LayerFacts;
  selected: boolean;
  onSelect: (conflict: PlanConflict) => void;
  onHover?: ((conflict: PlanConflict | undefined) => void) | undefined;
}

export const ConflictRow = memo(function ConflictRow({
  conflict,
  facts,
  selected,
  onSelect,
  onHover,
}: ConflictRowProps) {
  const { t } = useTranslation();
  const name = useName();
  const { sides } = conflict;
  return (
    <li data-id={conflict.id}>
      <button
        type="button"
        aria-pressed={selected}
        onClick={() => onSelect(conflict)}
        onPointerEnter={() => onHover?.(conflict)}
        onPointerLeave={() => onHover?.(undefined)}
        onFocus={() => onHover?.(conflict)}
        onBlur={() => onHover?.(undefined)}
      >
        <span className="conflict-line">
          <i data-severity={conflict.severity} />
          <b>{t(`conflicts.type.${conflict.type}`)}</b>
          <span className="sc-muted" title={t(`conflicts.severity.${conflict.severity}`)}>
            {conflict.severity}
            <span className="severity-word"> {t(`conflicts.severityWord.${conflict.severity}`)}</span>
          </span>
          <ToneTag tone={TONE_OF_STATUS[conflict.status]}>{t(`conflicts.status.${conflict.status}`)}</ToneTag>
          <Due conflict={conflict} />
          <span className="number">{areaText(conflict.areaM2)}</span>
        </span>
        <span className="conflict-line">
          <span className="conflict-why">{name(conflict.explanation)}</span>
          <Age since={conflict.firstSeenAt} />
        </span>
        {sides.map((side, index) => (
          <span key={`${side.datasetId}/${side.featureKey}`} className="conflict-side">
            <i data-side={index === 0 ? 'a' : 'b'}>{index === 0 ? 'A' : 'B'}</i>
            <span>
              {name(side.datasetName)} <b>{facts.codeText(side.datasetId, side.code)}</b>{' '}
              <small className="sc-muted">{side.authority}</small>
            </span>
          </span>
        ))}
      </button>
    </li>
  );
});

function Due({ conflict: { opinionDueAt } }: { conflict: PlanConflict }) {
  const { t } = useTranslation();
  const now = useNow(MINUTE_MS);
  if (!opinionDueAt) return null;
  if (Date.parse(opinionDueAt) < now) return <ToneTag tone="overdue">{t('conflicts.overdue')}</ToneTag>;
  return (
    <small className="sc-muted">{t('conflicts.dueDay', { day: formatAbsolute(opinionDueAt).slice(0, 10) })}</small>
  );
}

function Age({ since }: { since: string }) {
  const { t } = useTranslation();
  const now = useNow(MINUTE_MS);
  const days = Math.max(0, Math.floor((now - Date.parse(since)) / DAY_MS));
  return (
    <small className="sc-muted number" title={formatAbsolute(since)}>
      {days === 0 ? t('conflicts.foundToday') : t('conflicts.foundDays', { count: days })}
    </small>
  );
}
