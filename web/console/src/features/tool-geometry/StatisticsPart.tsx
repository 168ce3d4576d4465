import type { StatisticsQuery } from '@shancheng/contracts/geometry-tools';
import { useName } from '@shancheng/ui';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapToolProps } from '../../shared/map-tool.ts';
import { Field } from '../../shared/tool-ui/Field.tsx';
import { RunAnswer } from '../../shared/tool-ui/RunAnswer.tsx';
import { ToolForm } from '../../shared/tool-ui/ToolForm.tsx';
import { isUnderWay, useAnalysis } from '../../shared/use-analysis.ts';
import { StatisticsTable } from './StatisticsTable.tsx';

const LEVELS: readonly StatisticsQuery['level'][] = ['county', 'street', 'community', 'grid'];
const USUAL_DATASET = 'detailed-plan';

/** How much of a layer lies in each street or community, by code. */
export function StatisticsPart({ layers, asOf }: MapToolProps) {
  const { t } = useTranslation();
  const name = useName();
  const known = layers.filter(({ version }) => version !== undefined);
  const [words, setWords] = useState<Pick<StatisticsQuery, 'dataset' | 'level'>>({
    dataset: known.some(({ key }) => key === USUAL_DATASET) ? USUAL_DATASET : (known[0]?.key ?? ''),
    level: 'street',
  });
  const run = useAnalysis('geometry-statistics');
  return (
    <>
      <ToolForm
        submit={t('tools.run.start')}
        busy={run.isStarting || isUnderWay(run.analysis)}
        wanting={words.dataset === '' ? t('tools.geometry.wants.layer') : undefined}
        onSubmit={() => run.start({ input: { ...words, ...(asOf === undefined ? {} : { asOf }) } })}
      >
        <Field label={t('tools.geometry.layer')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            value={words.dataset}
            options={known.map((layer) => ({ value: layer.key, label: name(layer.name) }))}
            onChange={(dataset) => setWords({ ...words, dataset })}
          />
        </Field>
        <Field label={t('tools.geometry.level')}>
          <Select
            value={words.level}
            options={LEVELS.map((value) => ({ value, label: t(`tools.geometry.levels.${value}`) }))}
            onChange={(level) => setWords({ ...words, level })}
          />
        </Field>
      </ToolForm>
      <RunAnswer run={run}>{(result) => <StatisticsTable result={result} />}</RunAnswer>
    </>
  );
}
