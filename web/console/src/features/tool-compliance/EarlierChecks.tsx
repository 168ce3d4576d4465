import { Empty, formatAbsolute, ToneTag } from '@shancheng/ui';
import { Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { areaText } from '../../shared/measure.ts';
import { ToolAnswer } from '../../shared/tool-ui/ToolAnswer.tsx';
import { useEarlierChecks } from './use-compliance.ts';
import { VERDICT_TONE } from './verdict-tone.ts';

/** Reports made before; choosing one opens it as it was made. */
export function EarlierChecks({ onChoose }: { onChoose: (checkId: string) => void }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const query = useEarlierChecks(useDeferredValue(search.trim()));
  return (
    <>
      <Input.Search
        allowClear
        value={search}
        maxLength={200}
        aria-label={t('tools.compliance.searchEarlier')}
        placeholder={t('tools.compliance.searchEarlier')}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ToolAnswer query={query} onRetry={() => void query.refetch()}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('tools.compliance.noEarlier')} hint={t('tools.compliance.noEarlierHint')} />
          ) : (
            <ul className="tool-rows">
              {items.map((check) => (
                <li key={check.id}>
                  <div>
                    <button type="button" className="tool-link" onClick={() => onChoose(check.id)}>
                      {check.name}
                    </button>
                    <span className="push">
                      <ToneTag tone={VERDICT_TONE[check.verdict]}>{t(`tools.verdict.${check.verdict}`)}</ToneTag>
                    </span>
                  </div>
                  <small className="sc-muted">
                    {check.documentNo} · {areaText(check.areaM2)} · {check.madeBy} {formatAbsolute(check.madeAt)}
                  </small>
                </li>
              ))}
            </ul>
          )
        }
      </ToolAnswer>
    </>
  );
}
