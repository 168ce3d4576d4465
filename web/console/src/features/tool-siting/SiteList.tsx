import type { MapLayer } from '@shancheng/contracts/map';
import type { Site, SiteSelection } from '@shancheng/contracts/siting';
import { Empty, useName, useTokens } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import type { MapSpot } from '../../shared/map-tool.ts';
import { areaText } from '../../shared/measure.ts';
import { MissingNotice } from '../../shared/tool-ui/MissingNotice.tsx';
import { partsOf } from './score-parts.ts';
import { FACTORS } from './site-form.ts';
import { useFoundText } from './use-found-text.ts';

interface SiteListProps {
  result: SiteSelection;
  layers: readonly MapLayer[];
  onFocus: (spot: MapSpot) => void;
}

/** Best first, numbered as on the map; what was excluded and why above them. */
export function SiteList({ result, layers, onFocus }: SiteListProps) {
  const { t } = useTranslation();
  const { series } = useTokens();
  if (result.answer === 'unknown') return <MissingNotice missing={['detailed-plan']} layers={layers} />;
  return (
    <>
      <Excluded result={result} />
      {result.sites.length === 0 ? (
        <Empty title={t('tools.siting.none')} hint={t('tools.siting.noneHint')} />
      ) : (
        <>
          <p className="site-legend">
            {FACTORS.map((factor, index) => (
              <span key={factor} className="tool-key">
                <i style={{ background: series[index] }} />
                {t(`tools.factor.${factor}`)}
              </span>
            ))}
          </p>
          <ol className="tool-rows">
            {result.sites.map((site, index) => (
              <SiteRow key={site.featureKey} site={site} rank={index + 1} onFocus={onFocus} />
            ))}
          </ol>
        </>
      )}
    </>
  );
}

function Excluded({ result }: { result: SiteSelection }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <>
      <p>{t('tools.siting.candidates', { count: result.candidates })}</p>
      <ul className="site-excluded">
        {result.excluded.map(({ reason, layer, sites }) => (
          <li key={`${reason} ${layer?.datasetId ?? ''}`}>
            − {sites} {t(`tools.siting.reason.${reason}`)}
            {layer ? ` · ${name(layer.name)} v${layer.version}` : ''}
          </li>
        ))}
      </ul>
    </>
  );
}

function SiteRow({ site, rank, onFocus }: { site: Site; rank: number; onFocus: (spot: MapSpot) => void }) {
  const { t } = useTranslation();
  const { series } = useTokens();
  const found = useFoundText();
  const parts = partsOf(site.scores);
  const score = Math.round(site.score * 100);
  return (
    <li>
      <div>
        <b>{rank}</b>
        <button type="button" className="tool-link" onClick={() => onFocus(site.place)}>
          {site.plotNo ?? site.featureKey}
        </button>
        <span>{areaText(site.areaM2)}</span>
        <b className="push">{t('tools.siting.score', { score })}</b>
      </div>
      <div className="site-score" role="img" aria-label={t('tools.siting.score', { score })}>
        {parts.map(({ factor, width, points }) => (
          <i
            key={factor}
            title={`${t(`tools.factor.${factor}`)} ${Math.round(points * 100)}`}
            style={{ width: `${width * 100}%`, background: series[FACTORS.indexOf(factor)] }}
          />
        ))}
      </div>
      <details>
        <summary>{t('tools.siting.why')}</summary>
        <table className="plain">
          <tbody>
            {site.scores.map((one) => (
              <tr key={one.factor}>
                <td>{t(`tools.factor.${one.factor}`)}</td>
                <td>{found(one)}</td>
                <td className="number">
                  {one.score === undefined ? t('tools.unknown') : Math.round(one.score * 100)} × {one.weight}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      {site.known < 1 ? <small>{t('tools.siting.known', { percent: Math.round(site.known * 100) })}</small> : null}
    </li>
  );
}
