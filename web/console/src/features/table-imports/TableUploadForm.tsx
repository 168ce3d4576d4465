import type { PowerImport, PowerTable, PowerTables } from '@shancheng/contracts/powers';
import { ErrorState, useName } from '@shancheng/ui';
import { Button, Checkbox, Progress, Select } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveText } from './report-csv.ts';
import { useTableUpload } from './use-table-imports.ts';

interface TableUploadFormProps {
  tables: PowerTables['items'];
  onTaken: (taken: PowerImport) => void;
}

/** Which table, which file; the columns it must have stand beside it. */
export function TableUploadForm({ tables, onTaken }: TableUploadFormProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<PowerTable>('subjects');
  const [file, setFile] = useState<File>();
  const [synthetic, setSynthetic] = useState(false);
  const upload = useTableUpload(onTaken);
  const table = tables.find((one) => one.kind === kind);
  return (
    <>
      <p className="sc-muted">{t('powers.imports.hint')}</p>
      <label className="import-kind" htmlFor="import-kind">
        {t('powers.imports.kindLabel')}
        <Select
          id="import-kind"
          value={kind}
          options={tables.map(({ kind: value }) => ({ value, label: t(`powers.imports.kind.${value}`) }))}
          onChange={setKind}
        />
      </label>
      {table ? <Columns table={table} /> : null}
      <DropPlace file={file} onFile={setFile} />
      <p>
        <Checkbox checked={synthetic} onChange={({ target }) => setSynthetic(target.checked)}>
          {t('powers.imports.synthetic')}
        </Checkbox>
      </p>
      {upload.isPending ? (
        <p>
          <Progress percent={Math.round(upload.share * 100)} />
          <Button size="small" onClick={upload.cancel}>
            {t('powers.imports.cancel')}
          </Button>
        </p>
      ) : (
        <Button type="primary" disabled={!file} onClick={() => file && upload.send({ kind, file, synthetic })}>
          {t('powers.imports.send')}
        </Button>
      )}
      {upload.error ? <ErrorState error={upload.error} /> : null}
    </>
  );
}

function Columns({ table: { kind, columns } }: { table: PowerTables['items'][number] }) {
  const { t } = useTranslation();
  const head = useName();
  const template = () =>
    saveText(`${kind}.csv`, `\uFEFF${columns.map(({ headings }) => head(headings)).join(',')}\r\n`);
  return (
    <div className="import-columns">
      <b>{t('powers.imports.columns')}</b>
      <ul>
        {columns.map(({ headings, required }) => (
          <li key={headings.en} data-required={required}>
            {head(headings)}
            {required ? <span title={t('powers.imports.required')}> *</span> : null}
          </li>
        ))}
      </ul>
      <button type="button" className="link-button" onClick={template}>
        {t('powers.imports.template')}
      </button>
    </div>
  );
}

function DropPlace({ file, onFile }: { file: File | undefined; onFile: (file: File | undefined) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button does the same
    <div
      className="import-drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {file ? <b>{file.name}</b> : t('powers.imports.drop')}{' '}
      <Button size="small" onClick={() => input.current?.click()}>
        {t('powers.imports.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.xlsx"
        aria-label={t('powers.imports.choose')}
        onChange={({ target }) => onFile(target.files?.[0])}
      />
    </div>
  );
}
