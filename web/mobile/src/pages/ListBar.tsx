import { useTranslation } from 'react-i18next';
import { progressOf } from '../shared/check/check-steps.ts';
import type { ShownCheck } from '../shared/check/pending-check.ts';
import { Icon } from '../shared/parts/Icon.tsx';
import { goTo } from '../shared/route.ts';

/** Below the checklist: the lead goes on to the conclusion; everybody else is told what it waits for. */
export function ListBar({ shown: { check } }: { shown: ShownCheck }) {
  const { t } = useTranslation();
  if (check.status !== 'on-site') return null;
  const mine = progressOf(check, check.me?.authorityId);
  const all = progressOf(check);
  const left = check.me?.lead ? all : mine;
  const done = left.open === 0 && left.disputed === 0;
  const words = done ? 'check.list.allDone' : 'check.list.left';
  if (!check.me?.lead) {
    return <p className="action-bar why-not">{t(done ? 'check.list.waitForLead' : words, { count: left.open })}</p>;
  }
  return (
    <footer className="action-bar">
      {done ? null : (
        <p className="why-not">
          {t(words, { count: left.open })}
          {left.disputed > 0 ? ` · ${t('check.list.differ', { count: left.disputed })}` : ''}
        </p>
      )}
      <button
        type="button"
        className="big-button"
        disabled={!done}
        onClick={() => goTo({ page: 'check', checkId: check.id, step: 'conclude' })}
      >
        <Icon name="next" />
        {t('check.list.conclude')}
      </button>
    </footer>
  );
}
