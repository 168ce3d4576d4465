import type { ImportCrs } from '@shancheng/contracts/dataset-import';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CrsSelect } from './CrsSelect.tsx';
import type { useReadAgain } from './use-read-again.ts';

/** The person knows better which coordinates these are: the file is read again so. */
export function ReadAgain({ again }: { again: ReturnType<typeof useReadAgain> }) {
  const { t } = useTranslation();
  const id = useId();
  const [crs, setCrs] = useState<ImportCrs>();
  return (
    <details className="read-again">
      <summary>{t('datasets.import.notRight')}</summary>
      <div className="upload-row">
        <label htmlFor={`${id}-crs`}>{t('datasets.import.crs')}</label>
        <CrsSelect id={`${id}-crs`} value={crs} onChange={setCrs} />
        <Button disabled={crs === undefined} loading={again.isPending} onClick={() => again.read(crs)}>
          {t('datasets.import.readAgain')}
        </Button>
      </div>
      {again.wantsFile ? (
        <div className="upload-row">
          <label htmlFor={`${id}-file`}>{t('datasets.import.chooseAgain')}</label>
          <input
            id={`${id}-file`}
            type="file"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) again.giveFile(file);
            }}
          />
        </div>
      ) : null}
    </details>
  );
}
