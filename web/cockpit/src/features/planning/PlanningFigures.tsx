import type { PlanningCockpit } from '@shancheng/contracts/map';
import { useLanguage } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { formatWallCount } from '../../shared/format.ts';
import { formatArea } from './area.ts';

const CONFLICTS = '/console/conflicts';

/** How many places plans still fight over, how many touch a rigid line, and how many have gone. */
export function PlanningFigures({ planning }: { planning: PlanningCockpit | undefined }) {
  const { t } = useTranslation();
  const rigid = planning?.bySeverity.find((row) => row.severity === 'S1') ?? { value: 0, areaM2: 0 };
  const detected = planning?.byStatus.find((row) => row.status === 'detected') ?? { value: 0, areaM2: 0 };
  return (
    <div className="ck-today ck-planning-figures">
      <section className="ck-today-group" data-group="stock" aria-label={t('planning.now')}>
        <h2>{t('planning.now')}</h2>
        <Figure name="open" sum={planning?.open} href={CONFLICTS} />
        <Figure name="rigid" sum={planning && rigid} href={`${CONFLICTS}?severity=S1`} alarm />
        <Figure name="unassigned" sum={planning && detected} href={`${CONFLICTS}?status=detected`} />
      </section>
      <section className="ck-today-group" data-group="flow" aria-label={t('planning.year')}>
        <h2>{t('planning.year')}</h2>
        <Figure name="gone" sum={planning?.goneThisYear} href={CONFLICTS} />
        <Figure name="exempt" sum={planning?.exempt} href={`${CONFLICTS}?status=exempt`} />
      </section>
    </div>
  );
}

interface FigureProps {
  name: string;
  sum: PlanningCockpit['open'] | undefined;
  href: string;
  alarm?: boolean;
}

function Figure({ name, sum, href, alarm }: FigureProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!sum)
    return (
      <div className="ck-figure" data-loading="true">
        <span>{t(`planning.${name}`)}</span>
        <b className="ck-bone" />
      </div>
    );
  return (
    <a
      className="ck-figure"
      data-figure={alarm ? 'overdue' : name}
      data-calm={sum.value === 0}
      href={href}
      title={t(`planning.${name}Hint`)}
    >
      <span>
        {t(`planning.${name}`)}
        <small>{formatArea(sum.areaM2, language)}</small>
      </span>
      <b>{formatWallCount(sum.value, language)}</b>
    </a>
  );
}
