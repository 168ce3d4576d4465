import { SuspectedMark, useName } from '@shancheng/ui';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/parts/Icon.tsx';
import { Countdown } from '../../shared/task/Countdown.tsx';
import { PlaceMap } from '../../shared/task/PlaceMap.tsx';
import { TaskAddress } from '../../shared/task/TaskAddress.tsx';
import { TaskPicture } from '../../shared/task/TaskPicture.tsx';
import { useDistance } from '../../shared/task/use-distance.ts';
import type { Incoming } from './incoming-tasks.ts';

interface IncomingCardProps {
  incoming: Incoming;
  /** How many more wait behind this one. */
  behind: number;
  onAnswer: () => void;
  onOpen: () => void;
}

/** A new task over the whole screen: what, where, how far, how long to answer, and one button. */
export function IncomingCard({ incoming, behind, onAnswer, onOpen }: IncomingCardProps) {
  const { t } = useTranslation();
  const nameOf = useName();
  const dialog = useRef<HTMLDialogElement>(null);
  const { task, kind } = incoming;
  const distance = useDistance(task.location);
  const picture = task.evidence.find((item) => item.kind === 'snapshot') ?? task.evidence[0];
  const [pictureShown, setPictureShown] = useState(picture === undefined);
  const canAcknowledge = task.allowed.includes('acknowledge');
  useEffect(() => {
    if (dialog.current?.open) return;
    dialog.current?.showModal();
    // a dialog starts on its first button, which here only hides the boxes
    dialog.current?.querySelector<HTMLElement>('.big-button')?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="incoming"
      data-kind={kind}
      aria-labelledby="incoming-title"
      onCancel={(event) => {
        event.preventDefault();
        onOpen();
      }}
    >
      <header className="incoming-head">
        <span className="incoming-live" aria-hidden="true" />
        <p id="incoming-title">{t(`incoming.kind.${kind}`)}</p>
        {behind > 0 ? <span className="incoming-behind">{t('incoming.behind', { count: behind })}</span> : null}
      </header>
      <div className="incoming-body">
        {picture ? <TaskPicture item={picture} eager onSettled={() => setPictureShown(true)} /> : null}
        <div className="incoming-words">
          <h1>
            {task.suspected ? <SuspectedMark /> : null}
            {nameOf(task.eventTypeName)}
          </h1>
          {kind === 'rework' && task.reworkReason ? <p className="rework">{task.reworkReason}</p> : null}
          <TaskAddress task={task} />
          {distance ? <p className="distance">{distance.text}</p> : null}
          <PlaceMap
            place={task.location}
            label={task.address}
            gridCode={task.gridCode}
            me={distance?.me}
            wait={!pictureShown}
          />
        </div>
      </div>
      <footer className="action-bar">
        {canAcknowledge && task.acknowledgeBy ? <Countdown from={task.assignedAt} until={task.acknowledgeBy} /> : null}
        <button type="button" className="big-button" onClick={canAcknowledge ? onAnswer : onOpen}>
          <Icon name={canAcknowledge ? 'check' : 'next'} />
          {t(canAcknowledge ? 'do.acknowledge' : 'incoming.handle')}
        </button>
        {canAcknowledge ? (
          <button type="button" className="plain-button" onClick={onOpen}>
            {t('incoming.open')}
          </button>
        ) : null}
      </footer>
    </dialog>
  );
}
