import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FACILITY_KINDS } from '../../shared/facility-kinds.ts';
import type { MapToolProps } from '../../shared/map-tool.ts';
import { Field } from '../../shared/tool-ui/Field.tsx';
import { shapesOf } from '../../shared/tool-ui/map-shapes.ts';
import { RunAnswer } from '../../shared/tool-ui/RunAnswer.tsx';
import { ToolForm } from '../../shared/tool-ui/ToolForm.tsx';
import { useShown } from '../../shared/tool-ui/use-shown.ts';
import { isUnderWay, useAnalysis } from '../../shared/use-analysis.ts';
import { CoverageResult } from './CoverageResult.tsx';
import { coverageQueryOf, USUAL_COVERAGE } from './coverage-form.ts';
import { useBandColours } from './use-band-colours.ts';

const MINUTES = [5, 10, 15, 20, 30];
const MOST_BANDS = 4;

/** 服务覆盖: who reaches it on foot, over slopes and stairs. */
export function CoveragePanel({ asOf, spot, mode, layers, onMode, onShow, onFocus }: MapToolProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState(USUAL_COVERAGE);
  const run = useAnalysis('service-coverage');
  const query = coverageQueryOf(words, spot, asOf);
  const colours = useBandColours(run.result?.bands.length ?? 0);
  const shapes = useMemo(() => {
    // the widest lies below the others
    const bands = [...(run.result?.bands ?? [])]
      .map((band, index) => ({ band, color: colours[index] ?? '' }))
      .reverse();
    return bands.length === 0
      ? undefined
      : shapesOf(
          bands.map(({ band, color }) => ({
            geometry: band.shape as GeoJSON.MultiPolygon,
            color,
            opacity: 0.5,
            width: 0.5,
          })),
        ); // the contract says RFC 7946
  }, [run.result, colours]);
  useShown(onShow, shapes);
  const wanting =
    words.from === 'spot' && !spot ? 'wantsSpot' : words.minutes.length === 0 ? 'wantsMinutes' : 'wantsKind';
  return (
    <>
      <ToolForm
        submit={t('tools.run.start')}
        busy={run.isStarting || isUnderWay(run.analysis)}
        wanting={query ? undefined : t(`tools.coverage.${wanting}`)}
        onSubmit={() => query && run.start({ input: query })}
      >
        <Field label={t('tools.coverage.from')}>
          <Select
            value={words.from}
            options={(['facilities', 'spot'] as const).map((value) => ({ value, label: t(`tools.coverage.${value}`) }))}
            onChange={(from) => {
              setWords({ ...words, from });
              if (from === 'spot' && mode !== 'ask') onMode('ask');
            }}
          />
        </Field>
        {words.from === 'facilities' ? (
          <Field label={t('tools.coverage.kind')}>
            <Select
              mode="multiple"
              value={[...words.codes]}
              options={FACILITY_KINDS.map((value) => ({ value, label: t(`tools.facility.${value}`) }))}
              onChange={(codes) => setWords({ ...words, codes })}
            />
          </Field>
        ) : null}
        <Field label={t('tools.coverage.minutes')}>
          <Select
            mode="multiple"
            value={[...words.minutes]}
            options={MINUTES.map((value) => ({ value, label: t('tools.coverage.minute', { count: value }) }))}
            onChange={(minutes) => setWords({ ...words, minutes: minutes.slice(0, MOST_BANDS) })}
          />
        </Field>
      </ToolForm>
      <RunAnswer run={run}>
        {(result) => <CoverageResult result={result} layers={layers} colours={colours} onFocus={onFocus} />}
      </RunAnswer>
    </>
  );
}
