import type { ServiceCoverage } from '@shancheng/contracts/coverage';
import type { MapLayer } from '@shancheng/contracts/map';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MapSpot } from '../../shared/map-tool.ts';
import { areaText } from '../../shared/measure.ts';
import { csvOf } from '../../shared/tool-ui/csv.ts';
import { Figure } from '../../shared/tool-ui/Figure.tsx';
import { MissingNotice } from '../../shared/tool-ui/MissingNotice.tsx';
import { numberText } from '../../shared/tool-ui/number-text.ts';
import { ResultTable } from '../../shared/tool-ui/ResultTable.tsx';
import { ShareBar } from '../../shared/tool-ui/ShareBar.tsx';
import { saveFile } from '../../shared/tool-ui/save-file.ts';
import { useFeaturePlace } from '../../shared/use-feature-place.ts';
import { CommunityBars } from './CommunityBars.tsx';
import { toneOfShare } from './tone-of-share.ts';

interface CoverageResultProps {
  result: ServiceCoverage;
  layers: readonly MapLayer[];
  colours: readonly string[];
  onFocus: (spot: MapSpot) => void;
}

/** How many people reach it, band by band, and where those live who do not. */
export function CoverageResult({ result, layers, colours, onFocus }: CoverageResultProps) {
  const { t } = useTranslation();
  const { bands, uncovered, population, from, offNetwork, answer, missing } = result;
  const widest = bands.at(-1);
  return (
    <>
      {answer === 'unknown' ? <MissingNotice missing={missing} layers={layers} /> : null}
      <div className="tool-figures">
        <Figure
          name={t('tools.coverage.reached', { minutes: widest?.minutes ?? '' })}
          value={widest?.share === undefined ? undefined : numberText(widest.share * 100, 1)}
          unit="%"
          tone={toneOfShare(widest?.share)}
        />
        <Figure
          name={t('tools.coverage.notReached')}
          value={
            population === undefined || widest?.people === undefined
              ? undefined
              : numberText(Math.max(0, population - widest.people))
          }
          unit={t('tools.people')}
        />
        <Figure name={t('tools.coverage.counted')} value={numberText(from)} />
      </div>
      {offNetwork > 0 ? <p className="tool-notice">{t('tools.coverage.offNetwork', { count: offNetwork })}</p> : null}
      <ResultTable
        label={t('tools.coverage.bands')}
        rows={bands}
        rowKey={({ minutes }) => String(minutes)}
        columns={[
          {
            key: 'minutes',
            title: t('tools.coverage.within'),
            cell: ({ minutes }) => (
              <span className="tool-key">
                <i style={{ background: colours[bands.findIndex((band) => band.minutes === minutes)] }} />
                {t('tools.coverage.minute', { count: minutes })}
              </span>
            ),
          },
          {
            key: 'people',
            title: t('tools.coverage.people'),
            numeric: true,
            cell: ({ people }) => (people === undefined ? t('tools.unknown') : numberText(people)),
          },
          {
            key: 'share',
            title: t('tools.coverage.share'),
            cell: ({ share }) => <ShareBar share={share} tone={toneOfShare(share)} label={t('tools.coverage.share')} />,
          },
          { key: 'area', title: t('tools.area'), numeric: true, cell: ({ areaM2 }) => areaText(areaM2) },
        ]}
      />
      <CommunityBars uncovered={uncovered} />
      <Uncovered rows={uncovered} layers={layers} onFocus={onFocus} />
    </>
  );
}

interface UncoveredProps extends Pick<CoverageResultProps, 'layers' | 'onFocus'> {
  rows: ServiceCoverage['uncovered'];
}

function Uncovered({ rows, layers, onFocus }: UncoveredProps) {
  const { t } = useTranslation();
  const place = useFeaturePlace({ layers, onFocus });
  if (rows.length === 0) return null;
  const save = () =>
    saveFile(
      'uncovered.csv',
      csvOf([
        [t('tools.place'), t('tools.coverage.people'), t('tools.coverage.share')],
        ...rows.map(({ key, name, people, share }) => [name ?? key, Math.round(people), share]),
      ]),
      'text/csv',
    );
  return (
    <>
      <h3>{t('tools.coverage.uncovered', { count: rows.length })}</h3>
      <ResultTable
        label={t('tools.coverage.uncovered', { count: rows.length })}
        rows={rows}
        rowKey={({ key }) => key}
        first={12}
        columns={[
          {
            key: 'place',
            title: t('tools.place'),
            cell: ({ key, name }) => (
              <button
                type="button"
                className="tool-link"
                onClick={() => place.mutate({ dataset: 'population', feature: key })}
              >
                {name ?? key}
              </button>
            ),
          },
          { key: 'people', title: t('tools.coverage.people'), numeric: true, cell: ({ people }) => numberText(people) },
          {
            key: 'share',
            title: t('tools.coverage.share'),
            cell: ({ share }) => <ShareBar share={share} tone={toneOfShare(share)} label={t('tools.coverage.share')} />,
          },
        ]}
      />
      <Button size="small" onClick={save}>
        {t('tools.csv')}
      </Button>
    </>
  );
}
