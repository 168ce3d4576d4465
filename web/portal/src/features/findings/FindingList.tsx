import type { EnterpriseCheck } from '@shancheng/contracts/portal';
import { useTranslation } from 'react-i18next';
import { FindingCard } from './FindingCard.tsx';

const ORDER: Record<EnterpriseCheck['findings'][number]['status'], number> = {
  failed: 0,
  open: 0,
  'fed-back': 1,
  passed: 2,
};

/** What was not in order, what is still to be done first. */
export function FindingList({ check }: { check: EnterpriseCheck }) {
  const { t } = useTranslation();
  const findings = check.findings.toSorted(
    (one, other) => ORDER[one.status] - ORDER[other.status] || one.dueOn.localeCompare(other.dueOn),
  );
  return (
    <section aria-label={t('finding.title')}>
      <h2 className="group">{t('finding.count', { count: findings.length })}</h2>
      <ul className="cards">
        {findings.map((finding) => (
          <li key={finding.id}>
            <FindingCard check={check} finding={finding} />
          </li>
        ))}
      </ul>
    </section>
  );
}
