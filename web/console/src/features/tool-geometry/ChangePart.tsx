import { useName } from '@shancheng/ui';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapToolProps } from '../../shared/map-tool.ts';
import { Field } from '../../shared/tool-ui/Field.tsx';
import { RunAnswer } from '../../shared/tool-ui/RunAnswer.tsx';
import { ToolForm } from '../../shared/tool-ui/ToolForm.tsx';
import { isUnderWay, useAnalysis } from '../../shared/use-analysis.ts';
import { ChangeTable } from './ChangeTable.tsx';
import { daysOf } from './days-of.ts';

/** What changed in a layer between two of its versions. */
export function ChangePart({ layers, onFocus, onShow }: MapToolProps) {
  const { t } = useTranslation();
  const name = useName();
  const changing = layers.filter(({ versions }) => daysOf(versions).length > 1);
  const [dataset, setDataset] = useState(changing[0]?.key);
  const [days, setDays] = useState<{ from?: string; to?: string }>({});
  const run = useAnalysis('geometry-change');
  const choices = daysOf(changing.find(({ key }) => key === dataset)?.versions ?? []);
  const from = days.from ?? choices.at(-2);
  const to = days.to ?? choices.at(-1);
  const wanting = !dataset || !from || !to ? 'layerWithDays' : from >= to ? 'order' : undefined;
  if (changing.length === 0 && !run.analysis) return <p className="tool-notice">{t('tools.geometry.noSecondDay')}</p>;
  return (
    <>
      <ToolForm
        submit={t('tools.run.start')}
        busy={run.isStarting || isUnderWay(run.analysis)}
        wanting={wanting && t(`tools.geometry.wants.${wanting}`)}
        onSubmit={() => dataset && from && to && run.start({ input: { dataset, from, to } })}
      >
        <Field label={t('tools.geometry.layer')}>
          <Select
            value={dataset}
            options={changing.map((layer) => ({ value: layer.key, label: name(layer.name) }))}
            onChange={(key) => {
              setDataset(key);
              setDays({});
            }}
          />
        </Field>
        <div className="tool-pair">
          {(['from', 'to'] as const).map((side) => (
            <Field key={side} label={t(`tools.geometry.${side}`)}>
              <Select
                value={side === 'from' ? from : to}
                options={choices.map((value) => ({ value, label: value }))}
                onChange={(day) => setDays({ ...days, [side]: day })}
              />
            </Field>
          ))}
        </div>
      </ToolForm>
      <RunAnswer run={run}>
        {(result) => (
          <ChangeTable result={result} dataset={dataset} layers={layers} onFocus={onFocus} onShow={onShow} />
        )}
      </RunAnswer>
    </>
  );
}
