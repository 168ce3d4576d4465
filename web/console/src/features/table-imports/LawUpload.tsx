import { ErrorState } from '@shancheng/ui';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLawImport } from './use-table-imports.ts';

/** Hands in a statute as structured text and says what was new. */
export function LawUpload() {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [notJson, setNotJson] = useState(false);
  const law = useLawImport();
  const read = async (file: File | undefined) => {
    if (!file) return;
    law.reset();
    const parsed = parse(await file.text());
    setNotJson(parsed === undefined);
    if (parsed !== undefined) law.mutate(parsed);
  };
  return (
    <>
      <h2>{t('powers.imports.law.title')}</h2>
      <p className="sc-muted">{t('powers.imports.law.hint')}</p>
      <Button loading={law.isPending} onClick={() => input.current?.click()}>
        {t('powers.imports.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json"
        aria-label={t('powers.imports.law.title')}
        onChange={({ target }) => {
          void read(target.files?.[0]);
          target.value = '';
        }}
      />
      {notJson ? <p className="import-problem">{t('powers.imports.law.notJson')}</p> : null}
      {law.error ? <ErrorState error={law.error} /> : null}
      {law.data ? (
        <p aria-live="polite">
          {law.data.newVersions.length === 0
            ? t('powers.imports.law.same', { title: law.data.title })
            : t('powers.imports.law.done', {
                ...{ title: law.data.title, count: law.data.newVersions.length, provisions: law.data.provisions },
              })}
        </p>
      ) : null}
    </>
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
