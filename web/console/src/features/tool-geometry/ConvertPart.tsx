import { useTokens } from '@shancheng/ui';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapToolProps } from '../../shared/map-tool.ts';
import { pointOf, shapesOf } from '../../shared/tool-ui/map-shapes.ts';
import { ToolAnswer } from '../../shared/tool-ui/ToolAnswer.tsx';
import { useShown } from '../../shared/tool-ui/use-shown.ts';
import { ConvertedTable } from './ConvertedTable.tsx';
import { ConvertForm } from './ConvertForm.tsx';
import { useConvert } from './use-geometry.ts';

const MOST_SHOWN = 500;

/** Positions pasted from anywhere, in another coordinate system. */
export function ConvertPart({ onShow, onFocus }: MapToolProps) {
  const { t } = useTranslation();
  const { primary } = useTokens();
  const convert = useConvert();
  const { data, variables: asked } = convert;
  const positions = data?.positions as [number, number][] | undefined; // pairs by the contract
  const places = !positions ? undefined : asked?.to === 'EPSG:4490' ? positions : degreesAsked(asked);
  const shapes = useMemo(() => {
    const shown = places?.slice(0, MOST_SHOWN).map(([lon = 0, lat = 0], index) => ({
      ...{ geometry: pointOf({ lon, lat }), color: primary, label: String(index + 1) },
    }));
    return shown && shapesOf(shown);
  }, [places, primary]);
  useShown(onShow, shapes);
  const [lon, lat] = places?.[0] ?? [];
  return (
    <>
      <ConvertForm busy={convert.isPending} onConvert={convert.mutate} />
      <ToolAnswer
        query={{ data: positions, error: convert.error, isFetching: convert.isPending }}
        onRetry={() => asked && convert.mutate(asked)}
      >
        {(rows) => (
          <>
            {lon === undefined || lat === undefined ? null : (
              <Button size="small" onClick={() => onFocus({ lon, lat })}>
                {t('tools.onMap')}
              </Button>
            )}
            <ConvertedTable positions={rows} system={asked?.to ?? 'EPSG:4490'} />
          </>
        )}
      </ToolAnswer>
    </>
  );
}

/** What was handed in, where that is in the map’s own degrees. */
function degreesAsked(asked: { from: string; positions: number[][] } | undefined): number[][] | undefined {
  return asked?.from === 'EPSG:4490' ? asked.positions : undefined;
}
