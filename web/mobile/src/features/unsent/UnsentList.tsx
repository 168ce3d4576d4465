import { Empty, formatShort, useLanguage, useNow } from '@shancheng/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPhoto } from '../../shared/outbox/deed.ts';
import { heldBy, isUnsent, type OutboxEntry, type Refusal } from '../../shared/outbox/entry.ts';
import { useOutbox, useOutboxView } from '../../shared/outbox/OutboxContext.ts';
import { Why } from './UnsentStrip.tsx';

interface UnsentListProps {
  /** What a task or an inspection is called, if the phone still knows it. */
  nameOfTask: (taskId: string) => string | undefined;
  nameOfCheck: (checkId: string) => string | undefined;
}

/** Every deed the server does not have, with what happened to it and what the officer can do. */
export function UnsentList(names: UnsentListProps) {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const { entries, sending, stoppedBy, nextAttemptAt } = useOutboxView();
  const unsent = entries.filter(isUnsent);
  if (unsent.length === 0) return <Empty title={t('unsent.none')} hint={t('unsent.noneHint')} />;
  const waits = unsent.some((entry) => entry.state === 'waiting' && !heldBy(entry, entries));
  return (
    <>
      {waits ? (
        <div className="card unsent-now">
          <p>
            <Why sending={sending} stoppedBy={stoppedBy} at={nextAttemptAt} />
          </p>
          <button type="button" className="big-button" disabled={sending} onClick={() => void outbox.send()}>
            {t('unsent.retry')}
          </button>
        </div>
      ) : null}
      <ol className="unsent-list">
        {unsent.map((entry) => (
          <UnsentItem key={entry.id} entry={entry} held={heldBy(entry, entries)} name={nameOf(entry, names)} />
        ))}
      </ol>
    </>
  );
}

function nameOf({ deed }: OutboxEntry, { nameOfTask, nameOfCheck }: UnsentListProps): string | undefined {
  if (deed.kind === 'duty') return undefined;
  return 'checkId' in deed ? nameOfCheck(deed.checkId) : nameOfTask(deed.taskId);
}

interface UnsentItemProps {
  entry: OutboxEntry;
  held: ReturnType<typeof heldBy>;
  name: string | undefined;
}

function UnsentItem({ entry, held, name }: UnsentItemProps) {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const now = useNow();
  const [sure, setSure] = useState(false);
  return (
    <li className="card unsent-item" data-state={entry.state}>
      <h2>{titleOf(entry, t)}</h2>
      <p className="quiet">
        {[name, t('unsent.doneAt', { at: formatShort(entry.savedAt, now) })].filter(Boolean).join(' · ')}
      </p>
      {entry.refusal ? <RefusalWords refusal={entry.refusal} /> : null}
      {held ? <p className="refusal">{t(held === 'visit' ? 'unsent.heldByVisit' : 'unsent.held')}</p> : null}
      {entry.state === 'waiting' && entry.attempts > 0 ? (
        <p className="quiet">{t('unsent.attempts', { count: entry.attempts })}</p>
      ) : null}
      {entry.state === 'late' ? (
        <button type="button" className="side-button wide" onClick={() => void outbox.dismiss(entry.id)}>
          {t('unsent.dismiss')}
        </button>
      ) : null}
      {entry.state === 'refused' ? (
        <div className="unsent-choices">
          <button type="button" className="side-button" onClick={() => void outbox.retry(entry.id)}>
            {t('unsent.again')}
          </button>
          <button
            type="button"
            className="side-button"
            data-danger={sure}
            onClick={() => (sure ? void outbox.dismiss(entry.id) : setSure(true))}
          >
            {t(sure ? 'unsent.dismissSure' : 'unsent.dismiss', { what: titleOf(entry, t) })}
          </button>
        </div>
      ) : null}
    </li>
  );
}

function titleOf({ deed }: OutboxEntry, t: ReturnType<typeof useTranslation>['t']): string {
  if (isPhoto(deed)) return t('unsent.what.photo');
  if (deed.kind === 'duty') return t(deed.onDuty ? 'unsent.what.onDuty' : 'unsent.what.offDuty');
  if (deed.kind === 'check-entry') return t('unsent.what.entry');
  if (deed.kind === 'check-command') return t(`unsent.checkStep.${deed.command.action}`);
  return t(`unsent.what.${deed.command.action}`);
}

function RefusalWords({ refusal }: { refusal: Refusal }) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  const title = english ? refusal.titleEn : refusal.title;
  const detail = english ? refusal.detailEn : refusal.detail;
  return (
    <p className="refusal">
      <strong>{t('unsent.serverSays')}</strong>
      {[title, detail].filter(Boolean).join(english ? ' — ' : '：')}
    </p>
  );
}
