import type { CheckSummary } from '@shancheng/contracts/inspection-check';
import { ToneTag } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DaySpan } from '../../shared/inspection/DayText.tsx';
import { checkTone } from '../../shared/inspection/inspection-tones.ts';
import { Synthetic } from '../../shared/inspection/Synthetic.tsx';

/** Checks, one a row: how far, whom, on which plan, who comes, when, what was found. */
export function CheckTable({ rows, at }: { rows: readonly CheckSummary[]; at: string | undefined }) {
  const { t } = useTranslation();
  return (
    <table className="plain stacked" aria-label={t('inspection.checks.title')}>
      <thead>
        <tr>
          <th>{t('inspection.status')}</th>
          <th>{t('inspection.subjects.name')}</th>
          <th>{t('inspection.plans.plan')}</th>
          <th>{t('inspection.checks.who')}</th>
          <th>{t('inspection.window')}</th>
          <th>{t('inspection.checks.findings')}</th>
          <th className="number">{t('inspection.figures.saved')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((check) => (
          <CheckRow key={check.id} check={check} current={check.id === at} />
        ))}
      </tbody>
    </table>
  );
}

function CheckRow({ check, current }: { check: CheckSummary; current: boolean }) {
  const { t } = useTranslation();
  return (
    <tr data-row={check.id} aria-current={current}>
      <td>
        <ToneTag tone={checkTone(check.status, check.overdue)}>{t(`inspection.checkStatus.${check.status}`)}</ToneTag>
      </td>
      <td className="stacked-head">
        <Link to="/inspection/checks/$checkId" params={{ checkId: check.id }}>
          <b>{check.subject.name}</b>
        </Link>
        <Synthetic is={check.synthetic} />
        <small className="sc-muted block">{check.subject.address}</small>
      </td>
      <td data-label={t('inspection.plans.plan')}>
        <Link to="/inspection/plans/$planId" params={{ planId: check.planId }}>
          {check.planTitle}
        </Link>
        <small className="sc-muted block">
          {t(`inspection.kind.${check.kind}`)} · <span className="sc-number">{check.code}</span>
        </small>
      </td>
      <td data-label={t('inspection.checks.who')}>
        {check.leadName}
        {check.agencies > 1 ? (
          <small className="sc-muted block">{t('inspection.checks.andOthers', { count: check.agencies - 1 })}</small>
        ) : null}
      </td>
      <td data-label={t('inspection.window')}>
        <DaySpan from={check.windowFrom} to={check.windowTo} />
      </td>
      <td data-label={t('inspection.checks.findings')}>
        <Findings check={check} />
      </td>
      <td className="number" data-label={t('inspection.figures.saved')}>
        {check.visitsSaved > 0 ? check.visitsSaved : <span className="sc-muted">–</span>}
      </td>
    </tr>
  );
}

function Findings({ check: { findings, openFindings, overdue } }: { check: CheckSummary }) {
  const { t } = useTranslation();
  if (findings === 0) return <span className="sc-muted">–</span>;
  if (openFindings === 0)
    return <ToneTag tone="closed">{t('inspection.checks.allRight', { count: findings })}</ToneTag>;
  return (
    <ToneTag tone={overdue ? 'overdue' : 'waiting'}>
      {t('inspection.checks.openOf', { open: openFindings, count: findings })}
    </ToneTag>
  );
}
