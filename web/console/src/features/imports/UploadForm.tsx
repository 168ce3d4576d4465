import type { DatasetImport, ImportCrs } from '@shancheng/contracts/dataset-import';
import { ErrorState } from '@shancheng/ui';
import { Button, Input, Progress } from 'antd';
import { type DragEvent, type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bytesText } from './bytes-text.ts';
import { CrsSelect } from './CrsSelect.tsx';
import { useUpload } from './use-upload.ts';

interface UploadFormProps {
  datasetId: string;
  onTaken: (taken: DatasetImport) => void;
}

/** Choose or drop a file, say from which day it holds, and hand it in. What the file does not say can be said here. */
export function UploadForm({ datasetId, onTaken }: UploadFormProps) {
  const { t } = useTranslation();
  const id = useId();
  const [file, setFile] = useState<File>();
  const [validFrom, setValidFrom] = useState('');
  const [crs, setCrs] = useState<ImportCrs>();
  const [fields, setFields] = useState({ keyField: '', codeField: '', nameField: '' });
  const upload = useUpload(onTaken);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!file || validFrom === '') return;
    const named = Object.fromEntries(Object.entries(fields).filter(([, name]) => name.trim() !== ''));
    upload.send({ datasetId, file, about: { fileName: file.name, validFrom, ...(crs ? { crs } : {}), ...named } });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setFile(event.dataTransfer.files[0] ?? file);
  };
  return (
    <form className="upload" onSubmit={submit}>
      <label
        className="upload-drop"
        htmlFor={`${id}-file`}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      >
        <strong>{file ? file.name : t('datasets.import.choose')}</strong>
        <span className="sc-muted">{file ? bytesText(file.size) : t('datasets.import.formats')}</span>
        <input
          id={`${id}-file`}
          type="file"
          aria-label={t('datasets.import.file')}
          disabled={upload.isPending}
          onChange={(event) => setFile(event.target.files?.[0] ?? file)}
        />
      </label>
      <div className="upload-row">
        <label htmlFor={`${id}-day`}>{t('datasets.import.validFrom')}</label>
        <Input
          id={`${id}-day`}
          type="date"
          required
          value={validFrom}
          onChange={(event) => setValidFrom(event.target.value)}
        />
      </div>
      <details>
        <summary>{t('datasets.import.more')}</summary>
        <div className="upload-row">
          <label htmlFor={`${id}-crs`}>{t('datasets.import.crs')}</label>
          <CrsSelect id={`${id}-crs`} value={crs} onChange={setCrs} />
        </div>
        {(['keyField', 'codeField', 'nameField'] as const).map((field) => (
          <div key={field} className="upload-row">
            <label htmlFor={`${id}-${field}`}>{t(`datasets.import.${field}`)}</label>
            <Input
              id={`${id}-${field}`}
              value={fields[field]}
              maxLength={100}
              placeholder={t('datasets.import.byItself')}
              onChange={(event) => setFields((before) => ({ ...before, [field]: event.target.value }))}
            />
          </div>
        ))}
      </details>
      {upload.isPending ? (
        <div className="upload-progress">
          <Progress
            percent={Math.floor(upload.share * 100)}
            aria-label={t('datasets.import.sending')}
            status="active"
          />
          <Button onClick={upload.cancel}>{t('datasets.import.cancel')}</Button>
        </div>
      ) : (
        <Button type="primary" htmlType="submit" disabled={!file || validFrom === ''}>
          {t('datasets.import.send')}
        </Button>
      )}
      {upload.error ? <ErrorState error={upload.error} /> : null}
    </form>
  );
}
