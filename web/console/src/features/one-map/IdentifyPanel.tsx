import type { AppliesHere, AppliesLayer } from '@shancheng/contracts/toolbox';
import { ErrorState, Skeleton, type Tone, ToneTag, useName } from '@shancheng/ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { areaText } from '../../shared/measure.ts';
import { useAppliesHere } from './use-applies-here.ts';

const TONE: Record<AppliesLayer['answer'], Tone> = { applies: 'new', 'does-not-apply': 'void', unknown: 'waiting' };
const ANSWERS = ['applies', 'unknown', 'does-not-apply'] as const;

interface IdentifyPanelProps {
  spot: Parameters<typeof useAppliesHere>[0];
  title: string;
  asOf: string | undefined;
  onClose: () => void;
}

/** What every layer says here: applies, does not apply, or unknown, which is never “no constraint”. */
export function IdentifyPanel({ spot, title, asOf, onClose }: IdentifyPanelProps) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useAppliesHere(spot, asOf);
  return (
    <section className="identify" aria-label={t('map.identify')}>
      <header>
        <h2>{t('map.identify')}</h2>
        <Button size="small" type="text" aria-label={t('map.close')} onClick={onClose}>
          ✕
        </Button>
      </header>
      <p className="sc-muted">
        {title}
        {data ? ` · ${t('map.asOfDay', { day: data.asOf })}` : ''}
        {data?.areaM2 === undefined ? '' : ` · ${areaText(data.areaM2)}`}
      </p>
      {isPending ? <Skeleton rows={6} /> : null}
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Answers here={data} /> : null}
    </section>
  );
}

function Answers({ here }: { here: AppliesHere }) {
  const { t } = useTranslation();
  if (here.layers.length === 0) return <p>{t('map.noLayers')}</p>;
  return ANSWERS.map((answer) => {
    const layers = here.layers.filter((layer) => layer.answer === answer);
    if (layers.length === 0) return null;
    return (
      <div key={answer} className="identify-group">
        <h3>
          <ToneTag tone={TONE[answer]}>{t(`map.answer.${answer}`)}</ToneTag> {layers.length}
        </h3>
        {answer === 'unknown' ? <p className="sc-muted">{t('map.unknownHint')}</p> : null}
        <ul>
          {layers.map((layer) => (
            <LayerAnswer key={layer.datasetId} layer={layer} />
          ))}
        </ul>
      </div>
    );
  });
}

function LayerAnswer({ layer }: { layer: AppliesLayer }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <li>
      <b>{name(layer.name)}</b>
      {layer.features.slice(0, 5).map((feature) => (
        <div key={feature.key}>
          {[feature.code, feature.name ?? feature.key].filter(Boolean).join(' ')}
          {feature.areaM2 === undefined ? '' : ` · ${areaText(feature.areaM2)}`}
        </div>
      ))}
      {layer.features.length > 5 ? <div>{t('map.more', { count: layer.features.length - 5 })}</div> : null}
      <small className="sc-muted">
        {layer.authority}
        {layer.version === undefined
          ? ''
          : ` · ${t('map.versionFrom', { version: layer.version, day: layer.validFrom ?? '' })}`}
      </small>
    </li>
  );
}
