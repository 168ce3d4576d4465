import type { InspectionTheme } from '@shancheng/contracts/inspection-theme';
import { useTranslation } from 'react-i18next';

/** What a theme brings along, in figures: departments, questions, days to answer. */
export function ThemePreview({ theme }: { theme: InspectionTheme }) {
  const { t } = useTranslation();
  const { agencies, checklist, answerWithinWorkingDays, windowDays } = theme;
  const facts = [
    [t('inspection.form.fact.departments'), agencies.length],
    [t('inspection.form.fact.questions'), checklist.length],
    [t('inspection.form.fact.answerDays'), answerWithinWorkingDays],
    [t('inspection.form.fact.windowDays'), windowDays],
  ] as const;
  return (
    <dl className="theme-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="sc-number">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
