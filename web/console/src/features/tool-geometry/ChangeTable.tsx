import type { DatasetComparison } from '@shancheng/contracts/geometry-tools';
import { type Tone, ToneTag } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import type { MapToolProps } from '../../shared/map-tool.ts';
import { areaText } from '../../shared/measure.ts';
import { Figure } from '../../shared/tool-ui/Figure.tsx';
import { numberText } from '../../shared/tool-ui/number-text.ts';
import { ResultTable } from '../../shared/tool-ui/ResultTable.tsx';
import { useFeaturePlace } from '../../shared/use-feature-place.ts';

interface ChangeTableProps extends Pick<MapToolProps, 'layers' | 'onFocus' | 'onShow'> {
  result: DatasetComparison;
  dataset: string | undefined;
}

const TONE: Readonly<Record<DatasetComparison['totals'][number]['kind'], Tone>> = {
  added: 'closed',
  removed: 'overdue',
  changed: 'waiting',
};

/** Totals, what became what, then the largest changes. */
export function ChangeTable({ result, dataset, layers, onFocus, onShow }: ChangeTableProps) {
  const { t } = useTranslation();
  const place = useFeaturePlace({ layers, onFocus, onShow });
  const { totals, transitions, features, from, to } = result;
  const code = (value: string | undefined) => value ?? t('tools.geometry.nothing');
  return (
    <>
      <small className="sc-muted">
        {from} (v{result.fromVersion}) → {to} (v{result.toVersion})
      </small>
      {totals.length === 0 ? <p className="tool-notice">{t('tools.geometry.noChange')}</p> : null}
      <div className="tool-figures">
        {totals.map(({ kind, features: count }) => (
          <Figure key={kind} name={t(`tools.geometry.kinds.${kind}`)} value={numberText(count)} tone={TONE[kind]} />
        ))}
      </div>
      {transitions.length > 0 ? (
        <ResultTable
          label={t('tools.geometry.transitions')}
          rows={transitions}
          rowKey={(row) => `${row.from} ${row.to}`}
          first={10}
          columns={[
            { key: 'from', title: t('tools.geometry.was'), cell: (row) => code(row.from) },
            { key: 'to', title: t('tools.geometry.is'), cell: (row) => code(row.to) },
            { key: 'area', title: t('tools.area'), numeric: true, cell: ({ areaM2 }) => areaText(areaM2) },
          ]}
        />
      ) : null}
      <ResultTable
        label={t('tools.geometry.changes')}
        rows={features}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'key',
            title: t('tools.geometry.feature'),
            cell: ({ key, name, kind }) => (
              <button
                type="button"
                className="tool-link"
                disabled={kind === 'removed' || dataset === undefined}
                onClick={() => dataset && place.mutate({ dataset, feature: key })}
              >
                {name ?? key}
              </button>
            ),
          },
          {
            key: 'kind',
            title: t('tools.geometry.kind'),
            cell: ({ kind }) => <ToneTag tone={TONE[kind]}>{t(`tools.geometry.kinds.${kind}`)}</ToneTag>,
          },
          {
            key: 'area',
            title: t('tools.area'),
            numeric: true,
            cell: ({ areaBeforeM2, areaAfterM2 }) => `${areaText(areaBeforeM2)} → ${areaText(areaAfterM2)}`,
          },
        ]}
      />
    </>
  );
}
