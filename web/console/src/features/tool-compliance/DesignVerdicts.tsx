import type { ComplianceIndicator } from '@shancheng/contracts/compliance';
import { ToneTag, useName } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../shared/tool-ui/number-text.ts';
import { ResultTable } from '../../shared/tool-ui/ResultTable.tsx';
import { VERDICT_TONE } from './verdict-tone.ts';

interface DesignVerdictsProps {
  indicators: readonly ComplianceIndicator[];
  plotNos: readonly string[];
}

/** The design against the detailed plan, figure by figure; what nobody told stays a dash. */
export function DesignVerdicts({ indicators, plotNos }: DesignVerdictsProps) {
  const { t } = useTranslation();
  const name = useName();
  const text = (value: number | undefined) => (value === undefined ? '—' : numberText(value, 2));
  return (
    <>
      <h3>{t('tools.compliance.design')}</h3>
      {plotNos.length > 0 ? (
        <small className="sc-muted">{t('tools.compliance.plots', { plots: plotNos.slice(0, 6).join('、') })}</small>
      ) : null}
      <ResultTable
        label={t('tools.compliance.design')}
        rows={indicators}
        rowKey={({ indicator }) => indicator}
        columns={[
          {
            key: 'name',
            title: t('tools.compliance.figure'),
            cell: ({ indicator }) => t(`tools.indicator.${indicator}`),
          },
          {
            key: 'approved',
            title: t('tools.compliance.approved'),
            numeric: true,
            cell: ({ approved, bound }) =>
              approved === undefined ? '—' : `${bound === 'most' ? '≤' : '≥'} ${text(approved)}`,
          },
          {
            key: 'proposed',
            title: t('tools.compliance.proposed'),
            numeric: true,
            cell: ({ proposed }) => text(proposed),
          },
          {
            key: 'verdict',
            title: t('tools.compliance.verdict'),
            cell: ({ verdict, reason }) => (
              <ToneTag tone={VERDICT_TONE[verdict]} title={name(reason)}>
                {t(`tools.verdict.${verdict}`)}
              </ToneTag>
            ),
          },
        ]}
      />
    </>
  );
}
