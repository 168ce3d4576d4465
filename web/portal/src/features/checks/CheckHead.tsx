import type { EnterpriseCheck } from '@shancheng/contracts/portal';
import { SyntheticMark, useLanguage, useNow } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { nextThing } from '../../shared/check/next-thing.ts';
import { dayOf, windowInWords } from '../../shared/day.ts';
import { CheckProgress } from './CheckProgress.tsx';

/** Where the check is now and, in one sentence, what comes next. */
export function CheckHead({ check }: { check: EnterpriseCheck }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const next = nextThing(check, dayOf(useNow()));
  return (
    <section className="card check-head" aria-label={t('checks.progress')}>
      <CheckProgress check={check} />
      <p className="now" data-tone={next.tone} role="status">
        <strong>{t('checks.now')}</strong> {t(`nextLong.${next.key}`, { count: Math.abs(next.days ?? 0) })}
      </p>
      <p className="hint">
        {check.subjectName} · {check.code} · {windowInWords(check.windowFrom, check.windowTo, language)}{' '}
        {check.synthetic ? <SyntheticMark /> : null}
      </p>
    </section>
  );
}
