import type { CheckSummary } from '@shancheng/contracts/inspection-check';
import { useNow } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../shared/check/day-words.ts';
import { useOutboxView } from '../../shared/outbox/OutboxContext.ts';
import { CheckCard } from './CheckCard.tsx';
import { type CheckGroup, groupChecks } from './group-checks.ts';

const MOST_OVER = 20;

/** My inspections under their headings; what is over is folded away. */
export function CheckGroups({ checks }: { checks: readonly CheckSummary[] }) {
  const { t } = useTranslation();
  const { entries } = useOutboxView();
  const today = dayOf(useNow());
  const list = (group: CheckGroup, members: readonly CheckSummary[]) => (
    <ul>
      {members.slice(0, group === 'over' ? MOST_OVER : undefined).map((check) => (
        <CheckCard key={check.id} check={check} unsent={entries} />
      ))}
    </ul>
  );
  return groupChecks(checks, today).map(([group, members]) => {
    if (members.length === 0) return null;
    const heading = t(`check.group.${group}`, { count: members.length });
    return group === 'over' ? (
      <details key={group} className="task-list check-over">
        <summary>{heading}</summary>
        {list(group, members)}
      </details>
    ) : (
      <section key={group} className="task-list">
        <h2>{heading}</h2>
        {list(group, members)}
      </section>
    );
  });
}
