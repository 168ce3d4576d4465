import { Select } from 'antd';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapToolProps } from '../../shared/map-tool.ts';
import { Field } from '../../shared/tool-ui/Field.tsx';
import { lastAnalysisTool } from '../../shared/use-analysis.ts';
import { BufferPart } from './BufferPart.tsx';
import { ChangePart } from './ChangePart.tsx';
import { ConvertPart } from './ConvertPart.tsx';
import { OverlayPart } from './OverlayPart.tsx';
import { StatisticsPart } from './StatisticsPart.tsx';

const PARTS = {
  buffer: BufferPart,
  overlay: OverlayPart,
  statistics: StatisticsPart,
  change: ChangePart,
  convert: ConvertPart,
} as const satisfies Record<string, ComponentType<MapToolProps>>;

const NAMES = Object.keys(PARTS) as (keyof typeof PARTS)[]; // the keys of the constant above

/** Buffer, overlay, statistics, change between two days, coordinate conversion. */
export function GeometryPanel(props: MapToolProps) {
  const { t } = useTranslation();
  const [part, setPart] = useState(partOpenedLast);
  const Part = PARTS[part];
  return (
    <>
      <Field label={t('tools.geometry.what')}>
        <Select
          value={part}
          options={NAMES.map((value) => ({ value, label: t(`tools.geometry.${value}`) }))}
          onChange={setPart}
        />
      </Field>
      <Part {...props} />
    </>
  );
}

function partOpenedLast(): keyof typeof PARTS {
  const last = lastAnalysisTool();
  return NAMES.find((name) => last === `geometry-${name}`) ?? 'buffer';
}
