import type { FacilityLagReport, LagCause } from '@shancheng/contracts/facility-lag';
import { Empty } from '@shancheng/ui';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapToolProps } from '../../shared/map-tool.ts';
import { csvOf } from '../../shared/tool-ui/csv.ts';
import { DoubtfulLine } from '../../shared/tool-ui/DoubtfulMark.tsx';
import { Figure } from '../../shared/tool-ui/Figure.tsx';
import { MissingNotice } from '../../shared/tool-ui/MissingNotice.tsx';
import { numberText } from '../../shared/tool-ui/number-text.ts';
import { saveFile } from '../../shared/tool-ui/save-file.ts';
import { ToolAnswer } from '../../shared/tool-ui/ToolAnswer.tsx';
import { useFeaturePlace } from '../../shared/use-feature-place.ts';
import { LagRow } from './LagRow.tsx';
import { byCause, facilitiesLate, peopleWaiting } from './lag-totals.ts';
import { useFacilityLag } from './use-facility-lag.ts';

/** 设施滞后分析: people have lived there for years, the school or hospital is not in use. */
export function LagPanel(props: MapToolProps) {
  const query = useFacilityLag(props.asOf);
  return (
    <ToolAnswer query={query} onRetry={() => void query.refetch()}>
      {(report) => <LagReport report={report} {...props} />}
    </ToolAnswer>
  );
}

function LagReport({ report, layers, onFocus, onShow }: MapToolProps & { report: FacilityLagReport }) {
  const { t } = useTranslation();
  const [cause, setCause] = useState<LagCause>();
  const place = useFeaturePlace({ layers, onFocus, onShow });
  if (report.answer === 'unknown') return <MissingNotice missing={report.missing} layers={layers} />;
  const items = report.items.filter((item) => cause === undefined || item.cause === cause);
  return (
    <>
      <div className="tool-figures">
        <Figure
          name={t('tools.lag.waiting')}
          value={numberText(peopleWaiting(report.items))}
          unit={t('tools.people')}
        />
        <Figure name={t('tools.lag.facilities')} value={numberText(facilitiesLate(report.items))} />
        <Figure name={t('tools.lag.pairs')} value={numberText(report.items.length)} />
      </div>
      {report.unjudged.length > 0 ? (
        <p className="tool-notice">{t('tools.lag.unjudged', { count: report.unjudged.length })}</p>
      ) : null}
      <div className="tool-buttons">
        <Select
          allowClear
          size="small"
          className="lag-cause"
          aria-label={t('tools.lag.cause')}
          placeholder={t('tools.lag.allCauses')}
          value={cause}
          options={byCause(report.items).map((one) => ({
            value: one.cause,
            label: `${t(`tools.lag.causes.${one.cause}`)} ${one.count}`,
          }))}
          onChange={(next: LagCause | undefined) => setCause(next)}
        />
        <Button
          size="small"
          onClick={() => saveFile(`facility-lag-${report.asOf}.csv`, tableOf(report, t), 'text/csv')}
        >
          {t('tools.csv')}
        </Button>
      </div>
      <small className="sc-muted">{t('tools.lag.pairsHint')}</small>
      {items.some(({ need }) => need?.doubtful) ? <DoubtfulLine /> : null}
      {items.length === 0 ? (
        <Empty title={t('tools.lag.none')} hint={t('tools.lag.noneHint')} />
      ) : (
        <ol className="tool-rows">
          {items.map((lag) => (
            <LagRow key={`${lag.projectKey} ${lag.facilityKey}`} lag={lag} onPlace={place.mutate} />
          ))}
        </ol>
      )}
      <small className="sc-muted">{t('tools.asOf', { day: report.asOf })}</small>
    </>
  );
}

function tableOf(report: FacilityLagReport, t: (key: string) => string): string {
  return csvOf([
    ['project', 'facility', 'lagYears', 'people', 'cause', 'occupiedAt'].map((key) => t(`tools.lag.column.${key}`)),
    ...report.items.map(({ projectName, facilityName, lagYears, population, cause, occupiedAt }) => [
      projectName,
      facilityName,
      Number(lagYears.toFixed(1)),
      Math.round(population),
      t(`tools.lag.causes.${cause}`),
      occupiedAt,
    ]),
  ]);
}
