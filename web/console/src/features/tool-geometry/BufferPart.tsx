import { InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapToolProps } from '../../shared/map-tool.ts';
import { DrawField } from '../../shared/tool-ui/DrawField.tsx';
import { Field } from '../../shared/tool-ui/Field.tsx';
import { ToolAnswer } from '../../shared/tool-ui/ToolAnswer.tsx';
import { ToolForm } from '../../shared/tool-ui/ToolForm.tsx';
import { AreaAnswer } from './AreaAnswer.tsx';
import { useAreaShown } from './use-area-shown.ts';
import { useBuffer } from './use-geometry.ts';

const USUAL_METRES = 50;

/** Everything within so many metres of a spot, a line or an area. */
export function BufferPart({ spot, line, area, mode, onMode, onShow }: MapToolProps) {
  const { t } = useTranslation();
  const [around, setAround] = useState<'spot' | 'line' | 'area'>('spot');
  const [metres, setMetres] = useState(USUAL_METRES);
  const buffer = useBuffer();
  useAreaShown(onShow, buffer.data);
  const point = spot && { type: 'Point' as const, coordinates: [spot.lon, spot.lat] };
  const shape = around === 'spot' ? point : around === 'line' ? line : area;
  const ask = () => {
    if (shape) buffer.mutate({ shape, metres });
  };
  return (
    <>
      <ToolForm
        submit={t('tools.geometry.buffer')}
        busy={buffer.isPending}
        wanting={shape ? undefined : t(`tools.geometry.wants.${around}`)}
        onSubmit={ask}
      >
        <Field label={t('tools.geometry.around')}>
          <Select
            value={around}
            options={(['spot', 'line', 'area'] as const).map((value) => ({
              value,
              label: t(`tools.geometry.of.${value}`),
            }))}
            onChange={(next) => {
              setAround(next);
              onMode(next === 'spot' ? 'ask' : next);
            }}
          />
        </Field>
        {around === 'spot' ? null : (
          <DrawField
            kind={around}
            label={t(`tools.geometry.of.${around}`)}
            shape={around === 'line' ? line : area}
            mode={mode}
            onMode={onMode}
          />
        )}
        <Field label={t('tools.geometry.metres')} hint={t('tools.geometry.metresHint')}>
          <InputNumber
            min={around === 'area' ? -20_000 : 0}
            max={20_000}
            suffix="m"
            value={metres}
            onChange={(value) => setMetres(value ?? USUAL_METRES)}
          />
        </Field>
      </ToolForm>
      <ToolAnswer query={{ data: buffer.data, error: buffer.error, isFetching: buffer.isPending }} onRetry={ask}>
        {(result) => <AreaAnswer area={result} fileName="buffer" />}
      </ToolAnswer>
    </>
  );
}
