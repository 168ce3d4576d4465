import type { TerrainProfile } from '@shancheng/contracts/terrain';
import { formatMetres, SyntheticMark, useName, useTokens } from '@shancheng/ui';
import { Slider } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LazyChart } from '../../shared/LazyChart.tsx';
import type { MapToolProps } from '../../shared/map-tool.ts';
import { csvOf } from '../../shared/tool-ui/csv.ts';
import { DrawField } from '../../shared/tool-ui/DrawField.tsx';
import { Figure } from '../../shared/tool-ui/Figure.tsx';
import { pointOf, shapesOf } from '../../shared/tool-ui/map-shapes.ts';
import { numberText } from '../../shared/tool-ui/number-text.ts';
import { saveFile } from '../../shared/tool-ui/save-file.ts';
import { ToolAnswer } from '../../shared/tool-ui/ToolAnswer.tsx';
import { ToolForm } from '../../shared/tool-ui/ToolForm.tsx';
import { useShown } from '../../shared/tool-ui/use-shown.ts';
import { pointAt, profileOption } from './profile-option.ts';
import { useProfile } from './use-terrain.ts';

/** Heights and slopes along a line drawn on the map. */
export function ProfilePart({ line, mode, onMode, onShow }: MapToolProps) {
  const { t } = useTranslation();
  const profile = useProfile();
  const ask = () => {
    if (line) profile.mutate({ line: line.coordinates.map(([lon = 0, lat = 0]) => [lon, lat]) });
  };
  return (
    <>
      <ToolForm
        submit={t('tools.terrain.drawProfile')}
        busy={profile.isPending}
        wanting={line ? undefined : t('tools.terrain.wantsLine')}
        onSubmit={ask}
      >
        <DrawField kind="line" label={t('tools.terrain.line')} shape={line} mode={mode} onMode={onMode} />
      </ToolForm>
      <ToolAnswer query={{ data: profile.data, error: profile.error, isFetching: profile.isPending }} onRetry={ask}>
        {(answer) => <Profile profile={answer} onShow={onShow} />}
      </ToolAnswer>
    </>
  );
}

function Profile({ profile, onShow }: { profile: TerrainProfile; onShow: MapToolProps['onShow'] }) {
  const { t } = useTranslation();
  const name = useName();
  const { primary, danger } = useTokens();
  const [distance, setDistance] = useState<number>();
  const { points, lengthM } = profile;
  const here = distance === undefined ? undefined : pointAt(points, distance);
  const option = useMemo(
    () =>
      profileOption(points, {
        distance: t('tools.terrain.distance'),
        height: t('tools.terrain.height'),
        slope: t('tools.terrain.slope'),
      }),
    [points, t],
  );
  const shapes = useMemo(() => {
    const coordinates = points.map(({ lon, lat }) => [lon, lat]);
    const track = { geometry: { type: 'LineString' as const, coordinates }, color: primary };
    if (!here) return shapesOf([track]);
    const label = here.height === undefined ? t('tools.unknown') : `${numberText(here.height)} m`;
    return shapesOf([track, { geometry: pointOf(here), color: danger, label }]);
  }, [points, here, primary, danger, t]);
  useShown(onShow, shapes);
  return (
    <>
      <div className="tool-figures">
        <Figure name={t('tools.terrain.length')} value={formatMetres(lengthM)} />
        <Figure name={t('tools.terrain.climb')} value={numberText(profile.climbM)} unit="m" />
        <Figure name={t('tools.terrain.descent')} value={numberText(profile.descentM)} unit="m" />
        <Figure name={t('tools.terrain.steepest')} value={numberText(profile.steepest * 100, 1)} unit="%" />
      </div>
      <div className="tool-chart">
        <LazyChart label={t('tools.terrain.profile')} option={option} onHover={setDistance} />
      </div>
      <Slider
        min={0}
        max={Math.max(1, Math.round(lengthM))}
        value={Math.round(distance ?? 0)}
        tooltip={{ formatter: (value) => formatMetres(value ?? 0) }}
        ariaLabelForHandle={t('tools.terrain.along')}
        onChange={setDistance}
      />
      <p className="sc-number">
        {here
          ? `${formatMetres(here.distance)} · ${here.height === undefined ? t('tools.unknown') : `${numberText(here.height, 1)} m`}${here.slope === undefined ? '' : ` · ${numberText(here.slope * 100, 1)} %`}`
          : t('tools.terrain.alongHint')}
      </p>
      <div className="tool-buttons">
        <button
          type="button"
          className="tool-link"
          onClick={() => saveFile('profile.csv', tableOf(points, t), 'text/csv')}
        >
          {t('tools.csv')}
        </button>
        <small className="sc-muted">
          {name(profile.name)} {profile.synthetic ? <SyntheticMark /> : null}
        </small>
      </div>
    </>
  );
}

function tableOf(points: TerrainProfile['points'], t: (key: string) => string): string {
  return csvOf([
    [t('tools.terrain.distance'), 'lon', 'lat', t('tools.terrain.height'), t('tools.terrain.slope')],
    ...points.map(({ distance, lon, lat, height, slope }) => [distance, lon, lat, height, slope]),
  ]);
}
