import type { Task, TaskCommand } from '@shancheng/contracts/task';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { doTask } from '../../shared/outbox/do-task.ts';
import { useOutbox } from '../../shared/outbox/OutboxContext.ts';
import { Icon } from '../../shared/parts/Icon.tsx';
import { tell } from '../../shared/parts/Notice.tsx';
import { PhotoButton } from '../../shared/photo/PhotoButton.tsx';
import { Countdown } from '../../shared/task/Countdown.tsx';
import { navigationLink } from './navigation-link.ts';
import type { useDraft } from './use-draft.ts';

interface TaskActionBarProps {
  task: Task;
  work: ReturnType<typeof useDraft>;
}

/** The one thing to do now, at the lower edge; which one is the server's `allowed`. */
export function TaskActionBar({ task, work }: TaskActionBarProps) {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const [busy, setBusy] = useState(false);
  async function act(action: TaskCommand['action'], words?: { note: string; uploadIds: string[] }) {
    if (busy) return;
    setBusy(true);
    try {
      await doTask(outbox, task.id, action, words);
      if (action === 'feedback') await work.discard();
      navigator.vibrate?.(30);
    } catch {
      tell(t('do.notSaved'), 'bad');
    } finally {
      setBusy(false);
    }
  }
  if (task.allowed.includes('acknowledge')) {
    return (
      <footer className="action-bar">
        {task.acknowledgeBy ? <Countdown from={task.assignedAt} until={task.acknowledgeBy} /> : null}
        <button type="button" className="big-button" disabled={busy} onClick={() => void act('acknowledge')}>
          <Icon name="check" />
          {t('do.acknowledge')}
        </button>
      </footer>
    );
  }
  if (task.allowed.includes('arrive')) {
    return (
      <footer className="action-bar action-bar-two">
        <a className="side-button" href={navigationLink(task.location, task.address, navigator.userAgent)}>
          <Icon name="navigate" />
          {t('do.navigate')}
        </a>
        <button type="button" className="big-button" disabled={busy} onClick={() => void act('arrive')}>
          <Icon name="place" />
          {t('do.arrive')}
        </button>
      </footer>
    );
  }
  if (!task.allowed.includes('feedback')) return null;
  const { uploadIds, note } = work.draft;
  return (
    <footer className="action-bar">
      {uploadIds.length === 0 ? (
        <PhotoButton className="big-button" onPhoto={work.addPhoto}>
          <Icon name="camera" />
          {t('do.photo')}
        </PhotoButton>
      ) : (
        <button
          type="button"
          className="big-button"
          disabled={busy}
          onClick={() => void act('feedback', { note, uploadIds })}
        >
          <Icon name="check" />
          {t('do.feedback')}
        </button>
      )}
    </footer>
  );
}
