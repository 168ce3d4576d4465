import type { Task } from '@shancheng/contracts/task';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandDeed } from '../../shared/outbox/deed.ts';
import { isUndoable, type OutboxEntry } from '../../shared/outbox/entry.ts';
import { useOutbox, useOutboxView } from '../../shared/outbox/OutboxContext.ts';
import { tell } from '../../shared/parts/Notice.tsx';
import type { useDraft } from './use-draft.ts';

interface UndoBarProps {
  task: Task;
  work: ReturnType<typeof useDraft>;
}

/** For some seconds after the officer has handed a task in or back: one tap and it never happened. */
export function UndoBar({ task, work }: UndoBarProps) {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const { entries } = useOutboxView();
  const now = useQuarterSeconds();
  useSendOnLeaving();
  const held = entries.flatMap((entry) => {
    const { deed } = entry;
    return deed.kind === 'command' && deed.taskId === task.id && isUndoable(entry, now) ? [{ entry, deed }] : [];
  })[0];
  if (!held) return null;
  const { entry, deed } = held;
  async function undo() {
    if (!(await outbox.takeBack(entry.id).catch(() => false))) return tell(t('undo.tooLate'), 'bad');
    if (deed.command.action === 'feedback') await work.restore(draftOf(deed));
  }
  return (
    <footer className="action-bar action-bar-undo">
      <p role="status">
        {t(`undo.did.${deed.command.action}`)}
        <small>{t('undo.sendsIn', { seconds: secondsLeft(entry, now) })}</small>
      </p>
      <button type="button" className="side-button" onClick={() => void undo()}>
        {t('undo.undo')}
      </button>
    </footer>
  );
}

function draftOf({ command, uploadIds }: CommandDeed) {
  return { note: command.note ?? '', uploadIds };
}

function secondsLeft({ undoUntil = 0 }: OutboxEntry, now: number): number {
  return Math.max(1, Math.ceil((undoUntil - now) / 1000));
}

/** Nobody can press the button on another screen: what it could undo goes then. */
function useSendOnLeaving(): void {
  const outbox = useOutbox();
  useEffect(() => () => void outbox.sendUndoable(), [outbox]);
}

function useQuarterSeconds(): number {
  const [now, setNow] = useState(Date.now);
  const outbox = useOutboxView();
  useEffect(() => {
    setNow(Date.now());
    if (!outbox.entries.some((entry) => isUndoable(entry, Date.now()))) return;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [outbox.entries]);
  return now;
}
