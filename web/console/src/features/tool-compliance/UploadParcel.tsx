import type { ParcelRead } from '@shancheng/contracts/compliance';
import { problemText, useLanguage } from '@shancheng/ui';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { areaText } from '../../shared/measure.ts';
import { MOST_FILE_BYTES, useReadParcel } from './use-compliance.ts';

/** A file instead of drawing: GeoJSON, or boundary points as surveyors hand them over. */
export function UploadParcel({ onRead }: { onRead: (read: ParcelRead) => void }) {
  const { t } = useTranslation();
  const { t: ui } = useTranslation('ui');
  const language = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const read = useReadParcel();
  const failure = read.error ? problemText(read.error, ui, language) : undefined;
  const take = (file: File | undefined) => {
    setTooLarge(file !== undefined && file.size > MOST_FILE_BYTES);
    if (file && file.size <= MOST_FILE_BYTES) read.mutate(file, { onSuccess: onRead });
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".geojson,.json,.txt"
        hidden
        aria-label={t('tools.compliance.upload')}
        onChange={(event) => {
          take(event.target.files?.[0]);
          // the same file may be chosen again after it was mended
          event.target.value = '';
        }}
      />
      <Button size="small" loading={read.isPending} onClick={() => input.current?.click()}>
        {t('tools.compliance.upload')}
      </Button>
      {tooLarge ? <p role="alert">{t('tools.compliance.tooLarge')}</p> : null}
      {failure ? <p role="alert">{[failure.title, failure.detail].filter(Boolean).join(' ')}</p> : null}
      {read.data && !failure ? (
        <p className="tool-wanting">
          {t('tools.compliance.read', {
            size: areaText(read.data.areaM2),
            system: read.data.system,
            from: t(`tools.compliance.systemFrom.${read.data.systemFrom}`),
          })}
          {read.data.parcels > 1 ? ` ${t('tools.compliance.firstOf', { count: read.data.parcels })}` : ''}
        </p>
      ) : null}
    </>
  );
}
