import { SyntheticMark, useName, useTokens } from '@shancheng/ui';
import { Button, InputNumber } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapSpot, MapToolProps } from '../../shared/map-tool.ts';
import { areaText } from '../../shared/measure.ts';
import { Field } from '../../shared/tool-ui/Field.tsx';
import { Figure } from '../../shared/tool-ui/Figure.tsx';
import { pointOf, shapesOf } from '../../shared/tool-ui/map-shapes.ts';
import { numberText } from '../../shared/tool-ui/number-text.ts';
import { RunAnswer } from '../../shared/tool-ui/RunAnswer.tsx';
import { ToolForm } from '../../shared/tool-ui/ToolForm.tsx';
import { useShown } from '../../shared/tool-ui/use-shown.ts';
import { isUnderWay, useAnalysis } from '../../shared/use-analysis.ts';

const USUAL = { eyeHeight: 1.6, targetHeight: 0, radius: 2000 };
const LIMITS = { eyeHeight: [0, 1000], targetHeight: [0, 1000], radius: [50, 10_000] } as const;
const KEYS = ['eyeHeight', 'targetHeight', 'radius'] as const;

/** What of the ground is seen from a spot. */
export function ViewshedPart({ spot, mode, onMode, onShow }: MapToolProps) {
  const { t } = useTranslation();
  const name = useName();
  const [words, setWords] = useState(USUAL);
  const run = useAnalysis('terrain-viewshed');
  const { tones, primary } = useTokens();
  const from = placeAsked(run.analysis?.input);
  const shapes = useMemo(() => {
    if (!run.result) return undefined;
    const visible = run.result.visible as GeoJSON.MultiPolygon; // the contract says RFC 7946
    return shapesOf([
      { geometry: visible, color: tones.closed.fill, opacity: 0.35, width: 0.5 },
      ...(from ? [{ geometry: pointOf(from), color: primary, label: t('tools.terrain.eye') }] : []),
    ]);
  }, [run.result, from, tones, primary, t]);
  useShown(onShow, shapes);
  return (
    <>
      <ToolForm
        submit={t('tools.terrain.look')}
        busy={run.isStarting || isUnderWay(run.analysis)}
        wanting={spot ? undefined : t('tools.terrain.wantsSpot')}
        onSubmit={() => spot && run.start({ input: { at: spot, ...words } })}
      >
        <Field label={t('tools.terrain.spot')}>
          <output className="sc-number">
            {spot ? `${spot.lon.toFixed(5)}, ${spot.lat.toFixed(5)}` : t('tools.terrain.noSpot')}
          </output>
        </Field>
        {mode === 'ask' ? null : (
          <Button size="small" onClick={() => onMode('ask')}>
            {t('tools.terrain.pickSpot')}
          </Button>
        )}
        <div className="tool-pair">
          {KEYS.map((key) => (
            <Field key={key} label={t(`tools.terrain.${key}`)}>
              <InputNumber
                min={LIMITS[key][0]}
                max={LIMITS[key][1]}
                step={key === 'radius' ? 100 : 0.1}
                suffix="m"
                value={words[key]}
                onChange={(value) => setWords({ ...words, [key]: value ?? USUAL[key] })}
              />
            </Field>
          ))}
        </div>
      </ToolForm>
      <RunAnswer run={run}>
        {(result) => (
          <>
            <div className="tool-figures">
              <Figure name={t('tools.terrain.seenShare')} value={numberText(result.share * 100, 1)} unit="%" />
              <Figure name={t('tools.terrain.seenArea')} value={areaText(result.areaM2)} />
            </div>
            <small className="sc-muted">
              {name(result.name)} {result.synthetic ? <SyntheticMark /> : null}
            </small>
          </>
        )}
      </RunAnswer>
    </>
  );
}

/** Where the eye of a finished analysis stood; it may be older than the spot clicked last. */
function placeAsked(input: unknown): MapSpot | undefined {
  if (typeof input !== 'object' || input === null || !('at' in input)) return undefined;
  return input.at as MapSpot; // the server keeps a ViewshedQuery
}
