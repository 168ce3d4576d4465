import type { InspectionPlanDetail } from '@shancheng/contracts/inspection-plan';
import { formatAbsolute, ToneTag } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { Course } from '../../shared/inspection/Course.tsx';
import { DaySpan } from '../../shared/inspection/DayText.tsx';
import { planTone } from '../../shared/inspection/inspection-tones.ts';
import { Synthetic } from '../../shared/inspection/Synthetic.tsx';
import { courseOf } from './plan-course.ts';

/** What the plan is, how far it has come, by whom and why. */
export function PlanHead({ plan }: { plan: InspectionPlanDetail }) {
  const { t } = useTranslation();
  const { approval, cancelled } = plan.plan;
  return (
    <div className="plan-head">
      <h1>
        {plan.title}
        <Synthetic is={plan.synthetic} />
      </h1>
      <p>
        <ToneTag tone={planTone(plan.status, plan.overdue)}>{t(`inspection.planStatus.${plan.status}`)}</ToneTag>{' '}
        {t(`inspection.kind.${plan.kind}`)} · {plan.authorityName} ·{' '}
        <DaySpan from={plan.windowFrom} to={plan.windowTo} /> · <span className="sc-number sc-muted">{plan.code}</span>
      </p>
      <Course
        label={t('inspection.course')}
        steps={courseOf(plan).map(({ step, state }) => ({
          key: step,
          state,
          text: t(`inspection.planCourse.${step}`),
        }))}
      />
      {plan.ground ? (
        <p>
          {t('inspection.form.ground')}：{plan.ground}
          {plan.groundDocument ? ` · ${plan.groundDocument}` : ''}
        </p>
      ) : null}
      {approval ? (
        <p className="sc-muted">
          {t('inspection.plans.approvedBy', {
            by: approval.by,
            at: formatAbsolute(approval.at),
            no: approval.documentNo,
          })}
        </p>
      ) : null}
      {cancelled ? (
        <p className="sc-muted">
          {t('inspection.plans.cancelledBy', {
            by: cancelled.by,
            at: formatAbsolute(cancelled.at),
            reason: cancelled.reason,
          })}
        </p>
      ) : null}
    </div>
  );
}
