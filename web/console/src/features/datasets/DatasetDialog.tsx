import type { DatasetSummary } from '@shancheng/contracts/dataset';
import { problemText, useLanguage } from '@shancheng/ui';
import { Modal } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCounty } from '../../shared/use-county.ts';
import { DatasetFields } from './DatasetFields.tsx';
import { type DatasetWords, emptyWords, wordsOf, wrongFields } from './dataset-form.ts';
import { useSaveDataset } from './use-save-dataset.ts';

interface DatasetDialogProps {
  /** The dataset that is changed; absent: a new one. */
  dataset?: DatasetSummary;
  onClose: () => void;
  onSaved: (saved: DatasetSummary) => void;
}

/** The form of a dataset’s entry in the register. What was typed stays until it has been taken. */
export function DatasetDialog({ dataset, onClose, onSaved }: DatasetDialogProps) {
  const { t } = useTranslation();
  const { t: ui } = useTranslation('ui');
  const language = useLanguage();
  const county = useCounty();
  const form = useId();
  const [words, setWords] = useState<DatasetWords>(() => (dataset ? wordsOf(dataset) : emptyWords(county)));
  const [asked, setAsked] = useState(false);
  const save = useSaveDataset(dataset);
  const wrong = wrongFields(words);
  const failure = save.error ? problemText(save.error, ui, language) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (wrong.size === 0) save.mutate(words, { onSuccess: onSaved });
  };
  return (
    <Modal
      open
      width={860}
      title={t(dataset ? 'datasets.edit' : 'datasets.new')}
      okText={t(dataset ? 'datasets.save' : 'datasets.enter')}
      okButtonProps={{ loading: save.isPending, htmlType: 'submit', form }}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <form id={form} className="dataset-form" onSubmit={submit} noValidate>
        <DatasetFields
          words={words}
          wrong={asked ? wrong : new Set()}
          isNew={dataset === undefined}
          onChange={(change) => setWords((before) => ({ ...before, ...change }))}
        />
        {failure ? (
          <p role="alert" className="field-problem">
            {failure.title} · {failure.next}
          </p>
        ) : null}
      </form>
    </Modal>
  );
}
