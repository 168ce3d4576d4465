import type { ComplianceCheck } from '@shancheng/contracts/compliance';
import { formatAbsolute, ToneIcon, useLanguage, useName } from '@shancheng/ui';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { areaText } from '../../shared/measure.ts';
import { saveFile } from '../../shared/tool-ui/save-file.ts';
import { DesignVerdicts } from './DesignVerdicts.tsx';
import { LayerVerdicts } from './LayerVerdicts.tsx';
import { reasonsOf } from './reasons.ts';
import { VERDICT_TONE } from './verdict-tone.ts';

/** The verdict first and large, why, then every layer. */
export function ComplianceReport({ check }: { check: ComplianceCheck }) {
  const { t } = useTranslation();
  const name = useName();
  const language = useLanguage();
  const tone = VERDICT_TONE[check.verdict];
  const report = useRef<HTMLElement>(null);
  // the form above is tall: the answer to one’s own question comes into sight
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each report
  useEffect(() => report.current?.scrollIntoView({ block: 'start' }), [check.id]);
  const pdf = `/api/v1/compliance-checks/${check.id}/report.pdf`;
  return (
    <article ref={report} className="compliance-report" aria-label={t('tools.compliance.report')}>
      <div className="compliance-verdict" data-tone={tone}>
        <ToneIcon tone={tone} size={28} filled />
        <div>
          <strong>{t(`tools.verdict.${check.verdict}`)}</strong>
          <span>
            {check.name} · {t(`tools.compliance.types.${check.projectType}`)} · {areaText(check.areaM2)}
          </span>
        </div>
      </div>
      {check.verdict === 'complies' ? (
        <p>{t('tools.compliance.allComply')}</p>
      ) : (
        <ul className="compliance-reasons">
          {reasonsOf(check).map(({ id, verdict, explanation }) => (
            <li key={id}>
              <ToneIcon tone={VERDICT_TONE[verdict]} filled /> {name(explanation)}
            </li>
          ))}
        </ul>
      )}
      {check.majorProject ? (
        <p>
          {t('tools.compliance.major', {
            number: check.majorProject.number,
            documentNo: check.majorProject.documentNo,
          })}
        </p>
      ) : null}
      <div className="tool-buttons">
        <Button
          size="small"
          href={`${pdf}?lang=${language === 'en' ? 'en' : 'zh'}`}
          download={`${check.documentNo}.pdf`}
        >
          {t('tools.compliance.pdf')}
        </Button>
        <Button
          size="small"
          onClick={() => saveFile(`${check.documentNo}.json`, JSON.stringify(check, undefined, 2), 'application/json')}
        >
          JSON
        </Button>
      </div>
      {check.indicators ? (
        <DesignVerdicts indicators={check.indicators} plotNos={check.plotNos ?? []} />
      ) : (
        <p className="tool-notice">{t('tools.compliance.groundOnly')}</p>
      )}
      <LayerVerdicts layers={check.layers} />
      <small className="sc-muted">
        {check.documentNo} · {t('tools.compliance.asOf', { day: check.asOf })} · {check.madeBy}{' '}
        {formatAbsolute(check.madeAt)}
        {check.rulesVersion === undefined ? '' : ` · ${t('tools.compliance.rules', { version: check.rulesVersion })}`}
      </small>
      <small className="sc-muted compliance-hash" title={check.hash}>
        SHA-256 {check.hash.slice(0, 16)}…
      </small>
    </article>
  );
}
