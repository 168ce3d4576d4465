import type { CheckStatus } from '@shancheng/contracts/inspection-check';
import { useTranslation } from 'react-i18next';

const STEPS = ['notice', 'visit', 'sign', 'rectify'] as const;
const AT: Partial<Record<CheckStatus, number>> = {
  ...{ planned: 0, approved: 0, notified: 1, 'on-site': 1 },
  ...{ concluded: 2, rectifying: 3, closed: 4 },
};

/** Where the inspection is: 通知 → 检查 → 签名 → 整改. */
export function Course({ status }: { status: CheckStatus }) {
  const { t } = useTranslation();
  const at = AT[status];
  if (at === undefined) return null;
  return (
    <ol className="steps steps-four">
      {STEPS.map((step, index) => (
        <li
          key={step}
          data-state={index < at ? 'done' : index === at ? 'now' : 'later'}
          {...(index === at ? { 'aria-current': 'step' as const } : {})}
        >
          {t(`check.course.${step}`)}
        </li>
      ))}
    </ol>
  );
}
