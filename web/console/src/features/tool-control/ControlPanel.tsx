import type { ControlIndicatorReport, ControlPlot } from '@shancheng/contracts/facility-lag';
import { Empty, ToneTag } from '@shancheng/ui';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapToolProps } from '../../shared/map-tool.ts';
import { areaText } from '../../shared/measure.ts';
import { csvOf } from '../../shared/tool-ui/csv.ts';
import { MissingNotice } from '../../shared/tool-ui/MissingNotice.tsx';
import { saveFile } from '../../shared/tool-ui/save-file.ts';
import { ToolAnswer } from '../../shared/tool-ui/ToolAnswer.tsx';
import { useFeaturePlace } from '../../shared/use-feature-place.ts';
import { BulletBar } from './BulletBar.tsx';
import { useControlIndicators } from './use-control-indicators.ts';

const FIRST = 25;

/** 控制指标: what was approved for a plot and what stands on it. */
export function ControlPanel({ asOf, layers, onFocus, onShow }: MapToolProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [plotNo, setPlotNo] = useState('');
  const query = useControlIndicators(plotNo, asOf);
  return (
    <>
      <Input.Search
        allowClear
        value={words}
        maxLength={100}
        aria-label={t('tools.control.plot')}
        placeholder={t('tools.control.plotHint')}
        onChange={(event) => setWords(event.target.value)}
        onSearch={(value) => setPlotNo(value.trim())}
      />
      <ToolAnswer query={query} onRetry={() => void query.refetch()}>
        {(report) =>
          report.answer === 'unknown' ? (
            <MissingNotice missing={report.missing} layers={layers} />
          ) : (
            <Plots key={plotNo} report={report} plotNo={plotNo} layers={layers} onFocus={onFocus} onShow={onShow} />
          )
        }
      </ToolAnswer>
    </>
  );
}

interface PlotsProps extends Pick<MapToolProps, 'layers' | 'onFocus' | 'onShow'> {
  report: ControlIndicatorReport;
  plotNo: string;
}

function Plots({ report, plotNo, layers, onFocus, onShow }: PlotsProps) {
  const { t } = useTranslation();
  const [onlyBroken, setOnlyBroken] = useState(plotNo === '');
  const [shown, setShown] = useState(FIRST);
  const place = useFeaturePlace({ layers, onFocus, onShow });
  if (report.items.length === 0)
    return (
      <Empty
        title={t(plotNo === '' ? 'tools.control.none' : 'tools.control.noPlot')}
        hint={t('tools.control.noneHint')}
      />
    );
  return (
    <>
      <div className="tool-buttons">
        <b>{t(plotNo === '' ? 'tools.control.exceeding' : 'tools.control.found', { count: report.items.length })}</b>
        <Checkbox checked={onlyBroken} onChange={(event) => setOnlyBroken(event.target.checked)}>
          {t('tools.control.onlyExceeded')}
        </Checkbox>
        <Button size="small" onClick={() => saveFile(`control-${report.asOf}.csv`, tableOf(report, t), 'text/csv')}>
          {t('tools.csv')}
        </Button>
      </div>
      <ul className="tool-rows">
        {report.items.slice(0, shown).map((plot) => (
          <PlotRow
            key={plot.featureKey}
            plot={plot}
            onlyBroken={onlyBroken}
            onPlace={() => place.mutate({ dataset: 'detailed-plan', feature: plot.featureKey })}
          />
        ))}
      </ul>
      {report.items.length > shown ? (
        <Button size="small" onClick={() => setShown(shown + 100)}>
          {t('tools.moreRows', { count: report.items.length - shown })}
        </Button>
      ) : null}
    </>
  );
}

function PlotRow({ plot, onlyBroken, onPlace }: { plot: ControlPlot; onlyBroken: boolean; onPlace: () => void }) {
  const { t } = useTranslation();
  const indicators = plot.indicators.filter(({ answer }) => !onlyBroken || answer === 'exceeds');
  return (
    <li>
      <div>
        <button type="button" className="tool-link" onClick={onPlace}>
          {plot.plotNo}
        </button>
        <small className="sc-muted">
          {plot.code} {areaText(plot.areaM2)} · {t('tools.control.buildings', { count: plot.buildings })}
        </small>
        <span className="push">
          <ToneTag tone={plot.exceeds ? 'overdue' : 'closed'}>
            {t(plot.exceeds ? 'tools.control.exceeds' : 'tools.control.within')}
          </ToneTag>
        </span>
      </div>
      {indicators.map((indicator) => (
        <BulletBar key={indicator.indicator} indicator={indicator} />
      ))}
    </li>
  );
}

function tableOf({ items }: ControlIndicatorReport, t: (key: string) => string): string {
  return csvOf([
    [t('tools.control.plot'), t('tools.control.figure'), t('tools.control.approved'), t('tools.control.built')],
    ...items.flatMap(({ plotNo, indicators }) =>
      indicators.map(({ indicator, approved, built }) => [plotNo, t(`tools.indicator.${indicator}`), approved, built]),
    ),
  ]);
}
