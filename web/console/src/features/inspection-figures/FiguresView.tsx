import type { InspectionFigures } from '@shancheng/contracts/inspection-check';
import { Empty, ErrorState, formatAbsolute, formatCount, Skeleton } from '@shancheng/ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LazyChart } from '../../shared/LazyChart.tsx';
import { authorityOption, monthOption, shareOf } from './chart-options.ts';
import { useFigures } from './use-figures.ts';

export interface FigureRows {
  status?: 'rectifying' | 'closed';
  overdue?: true;
  /** Words that find the rows of one authority. */
  q?: string;
}

/** The year in figures; a press on a figure or a bar opens the checks behind it. */
export function FiguresView({ onRows }: { onRows: (rows: FigureRows) => void }) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useFigures();
  if (isPending) return <Skeleton rows={6} height={72} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data.visits === 0 && data.byAuthority.length === 0)
    return <Empty title={t('inspection.figures.none', { year: data.year })} hint={t('inspection.figures.noneHint')} />;
  return <Figures figures={data} onRows={onRows} />;
}

function Figures({ figures, onRows }: { figures: InspectionFigures; onRows: (rows: FigureRows) => void }) {
  const { t } = useTranslation();
  const words = useMemo(
    () => ({
      visits: t('inspection.figures.visits'),
      saved: t('inspection.figures.saved'),
      findings: t('inspection.figures.findings'),
    }),
    [t],
  );
  const months = useMemo(() => monthOption(figures, words), [figures, words]);
  const authorities = useMemo(() => authorityOption(figures, words), [figures, words]);
  const { visits, jointVisits, scanned } = figures;
  const cards: { key: string; value: string; note?: string; rows?: FigureRows }[] = [
    { key: 'visits', value: formatCount(visits), rows: {} },
    { key: 'saved', value: formatCount(figures.visitsSaved) },
    { key: 'joint', ...percent(shareOf(jointVisits, visits)), note: `${jointVisits} / ${visits}` },
    { key: 'scanned', ...percent(shareOf(scanned, visits)), note: `${scanned} / ${visits}` },
    { key: 'findings', value: formatCount(figures.findings) },
    { key: 'openFindings', value: formatCount(figures.openFindings), rows: { status: 'rectifying' } },
    { key: 'overdueFindings', value: formatCount(figures.overdueFindings), rows: { overdue: true } },
    { key: 'closed', value: formatCount(figures.closed), rows: { status: 'closed' } },
  ];
  return (
    <>
      <p className="sc-muted">
        {t('inspection.figures.of', { year: figures.year })} · {t('time.asOf', { at: formatAbsolute(figures.asOf) })}
      </p>
      <ul className="figure-cards">
        {cards.map(({ key, value, note, rows }) => (
          <li key={key} className="card">
            {rows ? (
              <button type="button" className="sc-link-button" onClick={() => onRows(rows)}>
                {t(`inspection.figures.${key}`)}
              </button>
            ) : (
              <span>{t(`inspection.figures.${key}`)}</span>
            )}
            <b className="sc-number">{value}</b>
            <small className="sc-muted sc-number">{note ?? t(`inspection.figures.about.${key}`)}</small>
          </li>
        ))}
      </ul>
      <div className="figure-charts">
        <section className="card">
          <h2>{t('inspection.figures.byMonth')}</h2>
          <div className="figure-chart">
            <LazyChart label={t('inspection.figures.byMonth')} option={months} />
          </div>
        </section>
        <section className="card">
          <h2>{t('inspection.figures.byAuthority')}</h2>
          <div className="figure-chart">
            <LazyChart
              label={t('inspection.figures.byAuthority')}
              option={authorities}
              onClick={({ name }) => onRows({ q: name })}
            />
          </div>
        </section>
      </div>
    </>
  );
}

const percent = (share: number | undefined) => ({ value: share === undefined ? '–' : `${share} %` });
