import type { FacilityLag } from '@shancheng/contracts/facility-lag';
import { ToneTag } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DoubtfulMark } from '../../shared/tool-ui/DoubtfulMark.tsx';
import { numberText } from '../../shared/tool-ui/number-text.ts';

const LONG_YEARS = 5;

interface LagRowProps {
  lag: FacilityLag;
  onPlace: (feature: { dataset: string; feature: string }) => void;
}

/** One project that waits: for what, for how long, why, and who could help. */
export function LagRow({ lag, onPlace }: LagRowProps) {
  const { t } = useTranslation();
  const years = numberText(lag.lagYears, 1);
  const { need } = lag;
  return (
    <li>
      <div>
        <button
          type="button"
          className="tool-link"
          onClick={() => onPlace({ dataset: 'residential-projects', feature: lag.projectKey })}
        >
          {lag.projectName}
        </button>
        <span className="push">
          <ToneTag tone={lag.lagYears >= LONG_YEARS ? 'overdue' : 'waiting'}>{t('tools.lag.years', { years })}</ToneTag>
        </span>
      </div>
      <div>
        <button
          type="button"
          className="tool-link"
          onClick={() => onPlace({ dataset: 'facilities', feature: lag.facilityKey })}
        >
          {lag.facilityName}
        </button>
        <span>{t(`tools.lag.causes.${lag.cause}`)}</span>
        {lag.conflictId ? (
          <Link to="/conflicts" search={{ conflict: lag.conflictId }}>
            {t('tools.lag.conflict')}
          </Link>
        ) : null}
      </div>
      <small className="sc-muted">
        {t('tools.lag.people', { people: numberText(lag.population), day: lag.occupiedAt })}
        {lag.populationEstimated ? ` (${t('tools.lag.estimated')})` : ''}
        {need ? ` · ${t('tools.lag.need', { needed: numberText(need.needed), inUse: numberText(need.inUse) })} ` : ''}
        {need?.doubtful ? <DoubtfulMark /> : null}
      </small>
    </li>
  );
}
