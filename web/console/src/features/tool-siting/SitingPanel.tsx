import { useTokens } from '@shancheng/ui';
import { Button, InputNumber, Select, Slider } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapToolProps } from '../../shared/map-tool.ts';
import { Field } from '../../shared/tool-ui/Field.tsx';
import { pointOf, shapesOf } from '../../shared/tool-ui/map-shapes.ts';
import { RunAnswer } from '../../shared/tool-ui/RunAnswer.tsx';
import { ToolForm } from '../../shared/tool-ui/ToolForm.tsx';
import { useShown } from '../../shared/tool-ui/use-shown.ts';
import { isUnderWay, useAnalysis } from '../../shared/use-analysis.ts';
import { SiteList } from './SiteList.tsx';
import { FACTORS, SITE_USES, type SiteWords, siteQueryOf, sumOf, USUAL_SITE, wantingOf } from './site-form.ts';

/** 选址分析: where it could be built, and why there. */
export function SitingPanel({ asOf, layers, onShow, onFocus }: MapToolProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState(USUAL_SITE);
  const put = (change: Partial<SiteWords>) => setWords((before) => ({ ...before, ...change }));
  const run = useAnalysis('site-selection');
  const wanting = wantingOf(words);
  const { primary } = useTokens();
  const shapes = useMemo(
    () =>
      run.result &&
      shapesOf(
        run.result.sites.map(({ place }, index) => ({
          geometry: pointOf(place),
          color: primary,
          label: String(index + 1),
        })),
      ),
    [run.result, primary],
  );
  useShown(onShow, shapes);
  return (
    <>
      <ToolForm
        submit={t('tools.run.start')}
        busy={run.isStarting || isUnderWay(run.analysis)}
        wanting={wanting && t(`tools.siting.${wanting}`)}
        onSubmit={() => run.start({ input: siteQueryOf(words, asOf), title: t(`tools.use.${words.code}`) })}
      >
        <Field label={t('tools.siting.use')}>
          <Select
            value={words.code}
            options={SITE_USES.map((value) => ({ value, label: t(`tools.use.${value}`) }))}
            onChange={(code) => put({ code })}
          />
        </Field>
        <SizeFields words={words} onPut={put} />
        <details>
          <summary>{t('tools.siting.weights', { sum: sumOf(words.weights) })}</summary>
          <Weights words={words} onPut={put} />
        </details>
      </ToolForm>
      <RunAnswer run={run}>{(result) => <SiteList result={result} layers={layers} onFocus={onFocus} />}</RunAnswer>
    </>
  );
}

interface PartProps {
  words: SiteWords;
  onPut: (change: Partial<SiteWords>) => void;
}

function SizeFields({ words, onPut }: PartProps) {
  const { t } = useTranslation();
  return (
    <div className="tool-pair">
      {(['minAreaM2', 'maxAreaM2'] as const).map((key) => (
        <Field key={key} label={t(`tools.siting.${key}`)}>
          <InputNumber
            min={key === 'minAreaM2' ? 0 : 1}
            max={10_000_000}
            step={1000}
            suffix="m²"
            value={words[key]}
            onChange={(value) => onPut({ [key]: value ?? USUAL_SITE[key] })}
          />
        </Field>
      ))}
      <Field label={t('tools.siting.maxSlope')}>
        <InputNumber
          min={1}
          max={200}
          suffix="%"
          value={words.maxSlope}
          onChange={(value) => onPut({ maxSlope: value ?? USUAL_SITE.maxSlope })}
        />
      </Field>
    </div>
  );
}

function Weights({ words, onPut }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      {FACTORS.map((factor) => (
        <div key={factor} className="site-weight">
          <span id={`weight-${factor}`}>{t(`tools.factor.${factor}`)}</span>
          <Slider
            min={0}
            max={100}
            step={5}
            value={words.weights[factor]}
            ariaLabelledByForHandle={`weight-${factor}`}
            onChange={(value) => onPut({ weights: { ...words.weights, [factor]: value } })}
          />
          <b className="sc-number">{words.weights[factor]}</b>
        </div>
      ))}
      <Button size="small" onClick={() => onPut({ weights: USUAL_SITE.weights })}>
        {t('tools.siting.usual')}
      </Button>
    </>
  );
}
