import type { CheckupIndicator, UrbanCheckup } from '@shancheng/contracts/checkup';
import type { MapLayer } from '@shancheng/contracts/map';
import { type Tone, ToneTag, useName } from '@shancheng/ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MapToolProps } from '../../shared/map-tool.ts';
import { csvOf } from '../../shared/tool-ui/csv.ts';
import { DoubtfulLine, DoubtfulMark } from '../../shared/tool-ui/DoubtfulMark.tsx';
import { MissingNotice } from '../../shared/tool-ui/MissingNotice.tsx';
import { numberText } from '../../shared/tool-ui/number-text.ts';
import { saveFile } from '../../shared/tool-ui/save-file.ts';
import { ToolAnswer } from '../../shared/tool-ui/ToolAnswer.tsx';
import { trendOf, yearBefore } from './trend.ts';
import { useCheckup } from './use-checkup.ts';

const DIMENSIONS = ['safety', 'innovation', 'coordination', 'green', 'openness', 'sharing'] as const;
const TONE: Readonly<Record<CheckupIndicator['rating'], Tone>> = {
  met: 'closed',
  near: 'waiting',
  missed: 'overdue',
  unknown: 'void',
};
const ARROW = { better: '↗', worse: '↘', same: '→' } as const;

/** 城市体检: indicators by dimension against their standard, and how they moved within a year. */
export function CheckupPanel({ asOf, layers }: MapToolProps) {
  const query = useCheckup(asOf);
  const before = useCheckup(query.data && yearBefore(query.data.asOf), query.data !== undefined);
  return (
    <ToolAnswer query={query} onRetry={() => void query.refetch()}>
      {(checkup) => <Dimensions checkup={checkup} before={before.data} layers={layers} />}
    </ToolAnswer>
  );
}

interface DimensionsProps {
  checkup: UrbanCheckup;
  before: UrbanCheckup | undefined;
  layers: readonly MapLayer[];
}

function Dimensions({ checkup, before, layers }: DimensionsProps) {
  const { t } = useTranslation();
  const name = useName();
  const table = () =>
    csvOf([
      ['code', 'name', 'value', 'unit', 'target', 'rating'].map((key) => t(`tools.checkup.column.${key}`)),
      ...checkup.indicators.map((one) => [
        one.code,
        name(one.name),
        one.value,
        one.unit,
        one.target,
        t(`tools.checkup.rating.${one.rating}`),
      ]),
    ]);
  return (
    <>
      <div className="tool-buttons">
        <small className="sc-muted">{t('tools.asOf', { day: checkup.asOf })}</small>
        <Button size="small" onClick={() => saveFile(`check-up-${checkup.asOf}.csv`, table(), 'text/csv')}>
          {t('tools.csv')}
        </Button>
      </div>
      {checkup.indicators.some(({ doubtful }) => doubtful) ? <DoubtfulLine /> : null}
      {DIMENSIONS.map((dimension) => {
        const indicators = checkup.indicators.filter((one) => one.dimension === dimension);
        return indicators.length === 0 ? null : (
          <section key={dimension}>
            <h3>{t(`tools.checkup.dimension.${dimension}`)}</h3>
            <ul className="tool-rows">
              {indicators.map((one) => (
                <IndicatorRow key={one.code} indicator={one} before={before} layers={layers} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function IndicatorRow({
  indicator,
  before,
  layers,
}: { indicator: CheckupIndicator } & Omit<DimensionsProps, 'checkup'>) {
  const { t, i18n } = useTranslation();
  const name = useName();
  const { value, unit, target, better, doubtful, rating, missing } = indicator;
  const earlier = before?.indicators.find(({ code }) => code === indicator.code);
  const trend = trendOf(indicator, earlier);
  const formula = `tools.checkup.formula.${indicator.code}`;
  const words = t(`tools.checkup.unit.${unit}`, { defaultValue: unit });
  return (
    <li>
      <div>
        <span>{name(indicator.name)}</span>
        <b className="push">{value === undefined ? t('tools.unknown') : `${numberText(value, 2)} ${words}`}</b>
      </div>
      <div>
        <ToneTag tone={TONE[rating]}>{t(`tools.checkup.rating.${rating}`)}</ToneTag>
        <small>
          {t('tools.checkup.standard', { sign: better === 'higher' ? '≥' : '≤', target: numberText(target, 2) })}
          {doubtful ? <DoubtfulMark /> : null}
        </small>
        {indicator.constraint ? <small>{t('tools.checkup.constraint')}</small> : null}
        {trend ? (
          <small className="push" data-trend={trend.direction}>
            {ARROW[trend.direction]} {t('tools.checkup.before', { value: numberText(trend.before, 2) })}
          </small>
        ) : null}
      </div>
      {i18n.exists(formula) ? <small className="sc-muted">{t(formula)}</small> : null}
      {missing.length > 0 ? <MissingNotice missing={missing} layers={layers} /> : null}
    </li>
  );
}
