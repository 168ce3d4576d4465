import type { OverlayQuery } from '@shancheng/contracts/geometry-tools';
import { useTokens } from '@shancheng/ui';
import { Button, Select } from 'antd';
import type { Polygon } from 'geojson';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapToolProps } from '../../shared/map-tool.ts';
import { areaM2, areaText } from '../../shared/measure.ts';
import { DrawField } from '../../shared/tool-ui/DrawField.tsx';
import { Field } from '../../shared/tool-ui/Field.tsx';
import { ToolAnswer } from '../../shared/tool-ui/ToolAnswer.tsx';
import { ToolForm } from '../../shared/tool-ui/ToolForm.tsx';
import { AreaAnswer } from './AreaAnswer.tsx';
import { useAreaShown } from './use-area-shown.ts';
import { useOverlay } from './use-geometry.ts';

const OPERATIONS: readonly OverlayQuery['operation'][] = [
  'intersection',
  'union',
  'difference',
  'symmetric-difference',
];

/** Two drawn areas laid over one another. */
export function OverlayPart({ area, mode, onMode, onShow }: MapToolProps) {
  const { t } = useTranslation();
  const [sides, setSides] = useState<{ a?: Polygon; b?: Polygon }>({});
  const [operation, setOperation] = useState<OverlayQuery['operation']>('intersection');
  const overlay = useOverlay();
  const { a, b } = sides;
  useAreaShown(onShow, overlay.data, useSideShapes(a, b));
  const ask = () => {
    if (a && b) overlay.mutate({ a, b, operation });
  };
  const keep = (side: 'a' | 'b') => {
    overlay.reset();
    setSides({ ...sides, [side]: area });
    onMode('area');
  };
  return (
    <>
      <ToolForm
        submit={t('tools.geometry.overlay')}
        busy={overlay.isPending}
        wanting={a && b ? undefined : t('tools.geometry.wants.both')}
        onSubmit={ask}
      >
        <DrawField kind="area" label={t('tools.geometry.drawn')} shape={area} mode={mode} onMode={onMode} />
        {(['a', 'b'] as const).map((side) => (
          <div key={side} className="tool-buttons">
            <b>{side.toUpperCase()}</b>
            <span className="sc-number">{sizeText(sides[side]) ?? t('tools.geometry.notYet')}</span>
            <Button size="small" disabled={!area} onClick={() => keep(side)}>
              {t('tools.geometry.takeDrawn', { side: side.toUpperCase() })}
            </Button>
          </div>
        ))}
        <Field label={t('tools.geometry.operation')}>
          <Select
            value={operation}
            options={OPERATIONS.map((value) => ({ value, label: t(`tools.geometry.operations.${value}`) }))}
            onChange={setOperation}
          />
        </Field>
      </ToolForm>
      <ToolAnswer query={{ data: overlay.data, error: overlay.error, isFetching: overlay.isPending }} onRetry={ask}>
        {(result) => <AreaAnswer area={result} fileName={operation} />}
      </ToolAnswer>
    </>
  );
}

function useSideShapes(a: Polygon | undefined, b: Polygon | undefined) {
  const { tones } = useTokens();
  return useMemo(
    () => [
      ...(a ? [{ geometry: a, color: tones.new.fill, opacity: 0.15 }] : []),
      ...(b ? [{ geometry: b, color: tones.waiting.fill, opacity: 0.15 }] : []),
    ],
    [a, b, tones],
  );
}

function sizeText(area: Polygon | undefined): string | undefined {
  const ring = area?.coordinates[0];
  return ring && areaText(areaM2(ring.slice(0, -1).map(([lon = 0, lat = 0]) => ({ lon, lat }))));
}
