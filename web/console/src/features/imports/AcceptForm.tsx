import type { DatasetDetail } from '@shancheng/contracts/dataset';
import type { DatasetImport } from '@shancheng/contracts/dataset-import';
import { problemText, useLanguage, useName } from '@shancheng/ui';
import { Button, Popconfirm, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEndImport, useProblemCounts } from './use-import.ts';

const COVERAGES = ['district', 'extent', 'as-before', 'none'] as const;
type Coverage = (typeof COVERAGES)[number];

/** The last step: where the file says something at all, and then publish it, or refuse it. */
export function AcceptForm({ about, dataset }: { about: DatasetImport; dataset: DatasetDetail }) {
  const { t } = useTranslation();
  const { t: ui } = useTranslation('ui');
  const language = useLanguage();
  const name = useName();
  const isFirst = dataset.history.length === 0;
  const choices = COVERAGES.filter((one) => one !== 'as-before' || !isFirst);
  // nothing is chosen for the person: “does not apply” and “unknown” differ by this alone
  const [coverage, setCoverage] = useState<Coverage>();
  const end = useEndImport(about.id);
  const left = useProblemCounts(about.id, true).data?.blocking ?? 0;
  const failure = end.error ? problemText(end.error, ui, language) : undefined;
  const version = (dataset.newest?.number ?? 0) + 1;
  return (
    <div className="accept">
      <p>{t('datasets.import.whole', { version, name: name(dataset.name), day: about.validFrom })}</p>
      <fieldset>
        <legend>{t('datasets.import.coverage')}</legend>
        <Radio.Group value={coverage ?? null} onChange={(event) => setCoverage(event.target.value as Coverage)}>
          {choices.map((one) => (
            <Radio key={one} value={one}>
              {t(`datasets.import.covers.${one}`, { division: dataset.divisionName ?? dataset.divisionCode })}
              <small className="sc-muted">{t(`datasets.import.coversHint.${one}`)}</small>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      {left > 0 ? <p className="import-doubt">{t('datasets.import.errorsLeft', { count: left })}</p> : null}
      {left === 0 && coverage === undefined ? <p className="sc-muted">{t('datasets.import.chooseCoverage')}</p> : null}
      {failure ? (
        <p role="alert" className="field-problem">
          {failure.title} · {failure.next}
        </p>
      ) : null}
      <div className="accept-buttons">
        <Button
          type="primary"
          loading={end.isPending}
          disabled={coverage === undefined || left > 0}
          onClick={() => end.mutate({ verb: 'accept', coverage })}
        >
          {t('datasets.import.publish', { version })}
        </Button>
        <Popconfirm
          title={t('datasets.import.refuseSure', { file: about.fileName })}
          okText={t('datasets.import.refuse')}
          okButtonProps={{ danger: true }}
          onConfirm={() => end.mutate({ verb: 'refuse' })}
        >
          <Button danger disabled={end.isPending}>
            {t('datasets.import.refuse')}
          </Button>
        </Popconfirm>
      </div>
    </div>
  );
}
