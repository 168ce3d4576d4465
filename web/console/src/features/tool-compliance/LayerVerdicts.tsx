import type { ComplianceLayer } from '@shancheng/contracts/compliance';
import { ToneTag, useName } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { areaText } from '../../shared/measure.ts';
import { ShareBar } from '../../shared/tool-ui/ShareBar.tsx';
import { VERDICT_ORDER, VERDICT_TONE } from './verdict-tone.ts';

/** Every layer: how much of the parcel lies inside, which rule spoke, what follows. What decides comes first. */
export function LayerVerdicts({ layers }: { layers: readonly ComplianceLayer[] }) {
  const { t } = useTranslation();
  const sorted = [...layers].sort(
    (a, b) => VERDICT_ORDER.indexOf(a.verdict) - VERDICT_ORDER.indexOf(b.verdict) || a.rank - b.rank,
  );
  return (
    <>
      <h3>{t('tools.compliance.byLayer')}</h3>
      <ul className="tool-rows compliance-layers">
        {sorted.map((layer) => (
          <LayerVerdict key={layer.datasetId} layer={layer} />
        ))}
      </ul>
    </>
  );
}

function LayerVerdict({ layer }: { layer: ComplianceLayer }) {
  const { t } = useTranslation();
  const name = useName();
  const known = layer.verdict !== 'unknown';
  const named = [
    ...new Set(layer.features.map(({ code, name: words, key }) => [code, words ?? key].filter(Boolean).join(' '))),
  ];
  return (
    <li>
      <div>
        <b>{name(layer.name)}</b>
        <span className="push">
          <ToneTag tone={VERDICT_TONE[layer.verdict]}>{t(`tools.verdict.${layer.verdict}`)}</ToneTag>
        </span>
      </div>
      {known ? (
        <>
          <ShareBar
            share={layer.sharePercent / 100}
            tone={VERDICT_TONE[layer.verdict]}
            label={t('tools.compliance.share')}
          />
          <small>
            {t('tools.compliance.inOut', { inside: areaText(layer.insideM2), outside: areaText(layer.outsideM2) })}
          </small>
        </>
      ) : null}
      {layer.rules.map(({ id, explanation }) => (
        <span key={id}>{name(explanation)}</span>
      ))}
      {named.length > 0 ? (
        <small className="sc-muted">
          {named.slice(0, 3).join('、')}
          {named.length > 3 ? ` ${t('tools.andMore', { count: named.length - 3 })}` : ''}
        </small>
      ) : null}
      <small className="sc-muted">
        {layer.authority}
        {layer.version === undefined
          ? ` · ${t('tools.compliance.noVersion')}`
          : ` · ${t('tools.compliance.version', { version: layer.version, day: layer.validFrom ?? '' })}`}
      </small>
    </li>
  );
}
